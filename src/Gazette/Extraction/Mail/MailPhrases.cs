using System.Text.RegularExpressions;
using Gazette.Extraction.Head;

namespace Gazette.Extraction.Mail;

/// <summary>What a line of a message is by its words.</summary>
internal static partial class MailPhrases
{
    private const int MaxLine = 220;
    private const int MaxShort = 120;
    private const int MaxTool = 90;

    /// <summary>Cells; what is shorter between two full stops is a name or an abbreviation.</summary>
    private const int MinSentence = 20;

    /// <summary>Whether so much stands there that it may be an author's text.</summary>
    public static bool HasTwoSentences(string text)
    {
        var (sentences, start) = (0, 0);
        for (var i = 0; i < text.Length && sentences < 2; i++)
        {
            if (!IsEnd(text, i))
                continue;
            if (Headline.Cells(text[start..i]) >= MinSentence)
                sentences++;
            start = i + 1;
        }

        return sentences > 1;
    }

    private static IEnumerable<string> Sentences(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsEnd(text, i))
                continue;
            yield return text[start..(i + 1)];
            start = i + 1;
        }

        yield return text[start..];
    }

    private static bool IsEnd(string text, int i) =>
        text[i] is '。' or '！' or '？' || (text[i] is '.' or '!' or '?' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])));

    public static bool EndsSentence(string line) => line.AsSpan().TrimEnd("”’\"')）") is [.., '.' or '!' or '?' or '。' or '！' or '？'];

    public static bool IsShort(string line) => line.Length <= MaxShort && !HasTwoSentences(line);

    public static bool IsSignatureMark(string line) => line is "--" or "-- " or "—" or "– –" or "- -";

    /// <summary>What closes a letter, alone in its line or with a name behind it.</summary>
    public static bool IsClosing(string line) => line.Length <= MaxShort && Closing().IsMatch(line);

    /// <summary>Heads whom the press may ask.</summary>
    public static bool IsPressContact(string line) => line.Length <= MaxShort && PressContact().IsMatch(line);

    /// <summary>Telephone, address, web site: a row of a signature, or of a text.</summary>
    public static bool IsContact(string line) => line.Length <= MaxLine && Contact().IsMatch(line);

    /// <summary>Addresses editors, colleagues or somebody by name; what addresses readers is text.</summary>
    public static bool IsGreeting(string line) => line.Length <= MaxShort && Greeting().IsMatch(line);

    /// <summary>Says that a text follows or is attached.</summary>
    public static bool IsIntroduction(string line) => line.Length <= MaxLine && Find().IsMatch(line) && Release().IsMatch(line);

    /// <summary>What programs and services put into messages.</summary>
    public static bool IsFurniture(string line) => line.Length <= MaxLine && ((line.Length <= MaxTool && ShortFurniture().IsMatch(line)) || Furniture().IsMatch(line));

    public static bool IsDisclaimer(string line) => Disclaimer().IsMatch(line);

    /// <summary>Each of its sentences is one of such a notice; an author's own among them would go with it.</summary>
    public static bool IsDisclaimerThroughout(string text) =>
        Sentences(text).Where(s => Headline.Cells(s) >= MinSentence).All(s => IsDisclaimer(s) || MayBeDisclaimer(s) || OnlyInDisclaimers().IsMatch(s));

    /// <summary>One more paragraph of it, where one stands beside.</summary>
    public static bool MayBeDisclaimer(string line) => MoreDisclaimer().IsMatch(line);

    [GeneratedRegex("^(?:(?:with )?(?:kind(?:est)?|best|warm(?:est)?|many|with best) (?:regards|wishes)|regards|best|yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?|cheers|many thanks|thank you|thanks|mit (?:freundlichen|besten|herzlichen) grü(?:ß|ss)en|(?:freundliche|beste|viele|herzliche|liebe) grü(?:ß|ss)e|cordialement|bien cordialement|bien à vous|(?:sincères )?salutations(?: distinguées)?|saludos(?: cordiales)?|cordiali saluti|met vriendelijke groet(?:en)?|此致|敬礼|敬禮|此致敬礼|顺颂商祺|順頌商祺|顺祝商祺|祝好|祝商祺|谢谢|謝謝|此颂)\\s*[,，.!！。]?$|^(?:(?:with )?(?:kind(?:est)?|best|warm(?:est)?|many|with best) (?:regards|wishes)|regards|best|yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?|cheers|many thanks|thank you|thanks|mit (?:freundlichen|besten|herzlichen) grü(?:ß|ss)en|(?:freundliche|beste|viele|herzliche|liebe) grü(?:ß|ss)e|cordialement|bien cordialement|bien à vous|(?:sincères )?salutations(?: distinguées)?|saludos(?: cordiales)?|cordiali saluti|met vriendelijke groet(?:en)?|此致|敬礼|敬禮|此致敬礼|顺颂商祺|順頌商祺|顺祝商祺|祝好|祝商祺|谢谢|謝謝|此颂)\\s*[,，]\\s*[\\p{L}.’'-]+(?: [\\p{L}.’'-]+)?(?: [\\p{L}.’'-]+)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Closing();

    [GeneratedRegex("^[*#\\s]*(?:(?:press|media|news) (?:contacts?|enquiries|inquiries|office)|contacts? (?:for|de) (?:the )?(?:press|media|presse)|contacts? presse|for (?:press|media) (?:enquiries|inquiries)|presse-?kontakt|pressestelle|kontakt für (?:die )?(?:presse|medien)|ansprechpartner(?:in)? für (?:die )?(?:presse|medien)|(?:媒体|新闻|新闻媒体|媒體|新聞)(?:联系人?|联络人?|垂询|聯絡人?|聯繫人?))[*\\s]*(?:[:：].*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex PressContact();

    // Backtracking is not linear here: a repeat can begin anew at each character.
    [GeneratedRegex("^(?:t|tel|telefon|telephone|phone|ph|p|m|mob|mobile|cell|mobil|direct|fax|f|e-?mail|e|mail|courriel|web|www|website|internet|address|adresse|office|电话|電話|手机|手機|联系电话|聯絡電話|传真|傳真|邮箱|電郵|电邮|邮件|地址|网址|網址|邮编|微信|qq)\\b?\\s*[.:：]|^(?:www\\.|https?://)\\S+$|^\\S+@\\S+\\.\\w+$|^[+(]?[0-9][0-9 ()/.-]{6,24}$|\\b(?:tel|phone|fax|mobile)\\b\\.?:? ?[+(]?[0-9]|[\\w.-]+@[\\w-]+\\.\\w+", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Contact();

    // Backtracking is not linear here: two repeats can share their text.
    [GeneratedRegex("^(?:(?:dear (?:sirs?|madam|sir or madam|editors?|colleagues?|journalists?|all|ladies|media|press|news|friends|mr|mrs|ms|dr)\\b[^.]*|(?:hi|hello|hey|hallo|bonjour|good (?:morning|afternoon|evening)|guten (?:tag|morgen|abend))(?: [^ ,，]+)?(?: [^ ,，]+)?(?: [^ ,，]+)?|sehr geehrte[rs]? (?:damen und herren|redaktion|frau|herr|kolleg|medien)[^.]*|liebe (?:kolleg|redaktion|medien)[^.]*|madame, monsieur|mesdames, messieurs|(?:各位|尊敬的)[^。]*(?:媒体|记者|编辑|老师|同仁|媒體|記者|編輯|老師)[^。]*)\\s*[,，:：!！]|[^。，]*(?:您好|你好|大家好)[,，:：!！.。]?)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Greeting();

    [GeneratedRegex("please (?:find|see|use)|find (?:below|attached|enclosed)|(?:below|attached|enclosed|here) (?:is|are|you)|we (?:send|are sending)|fyi|anbei|im anhang|nachfolgend|nachstehend|beigefügt|ci-(?:joint|dessous)|veuillez trouver|附件|以下是|以下为|现将|现发|請見|请见|请查收|請查收|烦请|请予|望予", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Find();

    [GeneratedRegex("release|statement|announcement|mitteilung|meldung|information|communiqué|稿|通告|通知|公告|新闻|新聞", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Release();

    // Backtracking is not linear here: two repeats can share their text.
    [GeneratedRegex("^[\\W_]*(?:sent from (?:my (?:iphone|ipad|android|galaxy|mobile|phone|blackberry|samsung|huawei|xiaomi|pixel|cell)|mail for windows|outlook|yahoo|samsung|proton|an? (?:android|iphone|mobile))\\b.*|sent (?:via|using) (?:the )?(?:blackberry|gmail|outlook|yahoo|mailchimp).*|von meine[mr] .* gesendet|gesendet (?:mit|von|aus) (?:meine[mr]|der|outlook|gmx|web\\.de|mail)\\b.*|envoyé (?:de|depuis) mon .*|发自我的.*|從我的.*傳送|get outlook for .*|virus-?free\\..*|(?:click here to |to )?(?:unsubscribe|update (?:your )?(?:subscription )?preferences|manage (?:your )?preferences|newsletter abbestellen|abmelden|se désabonner|se désinscrire)(?: (?:from (?:this|our|all)|vom|from the list|de cette|here|please|click)\\b[^.]*)?|(?:点击|点此)?(?:退订|取消订阅)(?:(?:本|此)?邮件|请.*)?|如(?:需|不想).*(?:退订|订阅).*(?:点击|回复).*|powered by (?:mailchimp|sendgrid|brevo|cleverreach|newsletter2go|constant contact).*|-----(?:BEGIN|END) PGP [A-Z ]+-----|hash: sha[0-9]+|_{10,})[\\W_]*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex ShortFurniture();

    // Backtracking is not linear here: two repeats can share their text.
    [GeneratedRegex("^[\\W_]*(?:this (?:e-?mail|message) (?:has been|was) (?:checked|scanned)|diese e-mail wurde .*geprüft|(?:can.t see|trouble (?:viewing|reading)|having trouble|not displaying).*(?:e-?mail|message|newsletter|release).*(?:browser|online|here)|view (?:this|the) (?:e-?mail|message|newsletter|release)\\b.*(?:online|browser)|view (?:it )?(?:in (?:your |a )?browser|online)\\b|.*\\b(?:e-?mail|message|newsletter|release)\\b.*(?:in your (?:web )?browser|im browser|dans (?:votre|le) navigateur)[^.]*$|.*在(?:浏览器|瀏覽器)中(?:查看|打开|檢視|開啟)(?:此|本)?(?:邮件|郵件)|if you (?:no longer|do not|don.t) (?:wish|want).*(?:receive|get).*(?:e-?mails?|messages|newsletter|releases)|you (?:are receiving|received|get) this (?:e-?mail|message|newsletter) because|(?:caution|warning|external(?: e-?mail)?)\\s*[:：].*(?:external (?:e-?mail|sender|source)|e-?mail.*(?:external|outside|originated)|originated (?:from )?outside)|please consider the environment before printing|bitte (?:denken|prüfen) sie.*(?:umwelt|ausdruck|drucken)|pensez à l.environnement avant|请考虑环境)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Furniture();

    // Backtracking is not linear here: a repeat can begin anew at each character.
    [GeneratedRegex("(?:this|these) (?:e-?mail|message|communication|transmission)s?\\b.*\\b(?:confidential|privileged|intended (?:only|solely|exclusively)|(?:only|solely|exclusively) (?:for|intended))|if you (?:are not|have received|were not|received)\\b.*(?:intended (?:recipient|addressee)|e-?mail in error|message in error|it in error|by mistake)|diese (?:e-?mail|nachricht).*(?:vertraulich|ausschlie(?:ß|ss)lich für|rechtlich geschützt)|nicht der (?:richtige |vorgesehene |beabsichtigte )?(?:adressat|empfänger)|(?:ce|cet) (?:message|courriel|e-?mail).*(?:confidentiel|exclusivement|strictement)|si vous (?:n.êtes|avez reçu).*(?:destinataire|erreur)|este (?:mensaje|correo).*confidencial|questo messaggio.*(?:riservat|confidenzial)|(?:本|此|這封|这封)(?:电子)?(?:邮件|電子郵件|郵件|电邮|信件).*(?:保密|机密|機密|仅供|僅供|指定收件人)|(?:如果|若|如)(?:您|你|阁下)?(?:不是|并非|非).*收件人|误收(?:到)?(?:本|此)|誤收(?:到)?(?:本|此)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Disclaimer();

    [GeneratedRegex("\\b(?:confidential|recipient|addressee|sender|unauthori[sz]ed|disclos|disseminat|virus|liab|notify|copying|registered (?:in|office)|vertraulich|empfänger|absender|unbefugt|vernichten|haft|destinataire|expéditeur|confidentiel|détruire)|收件人|发件人|保密|机密|泄露|病毒|寄件人|機密", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex MoreDisclaimer();

    /// <summary>Too common to tell a notice by, and what is said in one: deletion, the writer's own opinion, safe transport.</summary>
    // Backtracking is not linear here: a repeat can begin anew at each character.
    [GeneratedRegex("received? (?:this|it) (?:e-?mail|message)? ?(?:in error|by mistake)|(?:delete|destroy) (?:this|the|it|all)|(?:views|opinions) (?:or (?:views|opinions) )?expressed|(?:e-?mails?|messages?|internet) (?:cannot|can not|can|may|is not|are not)|löschen sie|irrtümlich|par erreur|supprimer|(?:请|請)(?:立即|即刻|马上|馬上)?(?:通知|告知|删除|刪除|销毁|銷毀)|不得(?:使用|复制|複製|传播|傳播|转发|轉發|披露)|(?:邮件|郵件).*(?:安全|无误|無誤|责任|責任)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex OnlyInDisclaimers();
}
