using System.Text.RegularExpressions;
using Gazette.Text;

namespace Gazette.Extraction.Authors;

/// <summary>Whether a string looks like a person's name. Being a name is another matter: somebody else has to promise that.</summary>
internal static partial class PersonShape
{
    private const int MaxLatin = 60;

    // The hundred commonest family names or so bear nine people in ten; two-character ones besides.
    private const string FamilyNames =
        "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于於董萧蕭肖程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻" +
        "闫余潘杜戴夏钟鍾鐘汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱丘秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文庞龐樊兰蘭殷施陶洪翟安" +
        "颜顏倪严嚴牛温溫芦蘆季俞章鲁魯葛伍韦韋申尤毕畢聂聶焦向柳邢路岳齐齊沿梅莫庄莊辛管祝左涂塗谷祁时時舒耿牟卜詹关關苗凌费費纪紀靳盛童欧歐甄项項曲成游阳陽裴席卫衛查屈鲍鮑位覃霍翁隋植甘景薄单單包司柏宁寧柯阮桂闵閔解强強柴华華车車冉房边邊";

    private static readonly string[] DoubleFamilyNames = ["欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "端木", "夏侯"];

    /// <summary>Two or three characters of which the first is a family name, or four with a double one.</summary>
    public static bool IsHan(string name)
    {
        if (!name.All(Han.Is))
            return false;
        var isDouble = name.Length >= 3 && Array.Exists(DoubleFamilyNames, d => name.StartsWith(d, StringComparison.Ordinal));
        return isDouble ? name.Length <= 4 : name.Length is 2 or 3 && FamilyNames.Contains(name[0], StringComparison.Ordinal);
    }

    /// <summary>Two words and more, capital letters, no word of menus, offices or sentences.</summary>
    public static bool IsLatin(string name) =>
        name.Length <= MaxLatin && Full().IsMatch(name) && !NoName().IsMatch(name) && !House().IsMatch(name);

    /// <summary>A first name, a pen name: only where the page marks it as the author's.</summary>
    public static bool IsSingle(string name) => Single().IsMatch(name) && !NoName().IsMatch(name) && !House().IsMatch(name);

    /// <summary>An office, a team, a firm: may be named as author, but a person goes before it.</summary>
    public static bool IsHouse(string name) => House().IsMatch(name);

    private const string Word = "\\p{Lu}[\\p{L}\\p{M}'’.-]*";

    [GeneratedRegex("^" + Word + "(?: (?:" + Word + "|de|del|della|van|von|der|den|da|di|la|le|el|al|bin|ibn|ter|ten|y|e)){1,5}(?:,? (?:[A-Z](?:[a-z]{1,2}|[A-Z][a-z])?\\.?(?:[A-Z]\\.?)*|[A-Z]{2,6}-[A-Z]{1,4}))*$", RegexOptions.None, 10000)]
    private static partial Regex Full();

    [GeneratedRegex("^\\p{Lu}[\\p{L}\\p{M}'’-]{1,20}$", RegexOptions.None, 10000)]
    private static partial Regex Single();

    [GeneratedRegex("\\b(?:the|how|why|what|when|where|who|best|top|view|all|posts?|articles?|stor(?:y|ies)|read|more|home|about|contact|share|menu|search|log ?in|sign|subscribe|newsletter|follow|by|state|states|category|categories|updated|published|reviewed|written|author|authors|editors?|edited|fact|checked|medically|minutes?|comments?|bio|biography|facebook|twitter|linkedin|instagram|youtube|email|print|copy|link|table|contents?|privacy|policy|terms|January|February|March|April|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|today|yesterday|guide|tips|review|reviews|learn|get|shop|buy|in|on|for|with|at|to|of|is|are|expert|experts|specialist|manager|director|officer|president|founder|writer|reporter|correspondent|contributor|professor|photographer|strategist|analyst|consultant|admin|administrator|user|unknown|anonymous|guest|senior|chief|lead|executive|research|researcher|columnist|educators?|assistant|associate|intern|scientist|engineer|developer|designer|coach|advisor|freelance|co-?founder|ceo|cto|cmo|vp)\\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex NoName();

    [GeneratedRegex("\\b(?:team|staff|editorial|desk|newsroom|press|media|magazine|news|blog|agency|inc|llc|ltd|gmbh|company|corp|corporation|group|university|college|institute|association|society|foundation|center|centre|council|department|office|service|services|solutions|studio|studios|network|digital|marketing|support|writers|contributors|coalition|project|organization|organisation|committee|commission|alliance|club|school|clinic|hospital|bank|times|post|herald|journal)\\b|\\.(?:com|org|net|io)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex House();
}
