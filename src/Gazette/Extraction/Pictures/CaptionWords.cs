using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Gazette.Extraction.Blocks;

namespace Gazette.Extraction.Pictures;

/// <summary>What a line beside a picture says of itself: in its first words, in its last ones, or by the name that its page gave it.</summary>
internal static partial class CaptionWords
{
    /// <summary>Characters of a line that only its last words tell.</summary>
    private const int MaxWithEnd = 200;

    /// <summary>Of one that only names the kind of picture that it stands under.</summary>
    private const int MaxName = 40;

    /// <summary>Of classes and ids.</summary>
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.Ordinal, "caption", "captions", "figcaption", "imgtext", "imgtxt", "imgdesc", "imgnote", "pictext", "pictxt", "picdesc", "picnote", "photodesc", "tushuo", "tuzhu", "tupianshuoming");

    /// <summary>The same in two words.</summary>
    private static readonly FrozenSet<string> Pictures = FrozenSet.Create(StringComparer.Ordinal, "pic", "img", "image", "photo", "picture", "figure");

    private static readonly FrozenSet<string> Texts = FrozenSet.Create(StringComparer.Ordinal, "text", "txt", "desc", "description", "note", "info", "credit", "title", "legend");

    /// <summary>One of them is in each line of whose end the pattern below speaks, and in few others.</summary>
    private static readonly SearchValues<char> SignsOfPhotographer = SearchValues.Create("摄攝图圖社");

    private static readonly SearchValues<string> SignsOfCredit = SearchValues.Create(["photo", "image", "picture", "(", "[", "/"], StringComparison.OrdinalIgnoreCase);

    private static readonly string[] ChineseNames = ["图说", "图注", "图片说明", "圖說", "圖註"];

    public static bool IsNamed(IElement element)
    {
        var words = ClassWords.OfClasses(element);
        return words.Any(Names.Contains) || (words.Any(Pictures.Contains) && words.Any(Texts.Contains))
            || Array.Exists(ChineseNames, name => element.ClassName?.Contains(name, StringComparison.Ordinal) is true);
    }

    /// <summary>Whether it is named for the picture that it holds.</summary>
    public static bool IsNamedForPicture(IElement element) => ClassWords.OfClasses(element).Any(word => Pictures.Contains(word) || Names.Contains(word) || word is "pics" or "imgs" or "photos" or "thumb");

    /// <param name="isBelow">Whether it stands under the picture.</param>
    public static bool Speak(string text, bool isBelow) =>
        Opening().IsMatch(text) || (isBelow ? Upward() : Downward()).IsMatch(text)
        || (isBelow && ((text.Length <= MaxWithEnd && ((text.AsSpan().ContainsAny(SignsOfPhotographer) && Photographer().IsMatch(text)) || (text.AsSpan().ContainsAny(SignsOfCredit) && Credit().IsMatch(text)))) || (text.Length <= MaxName && Kind().IsMatch(text))));

    /// <summary>A whole line in brackets that speaks of a picture.</summary>
    public static bool IsRemark(string text) => text.Length <= MaxName && Remark().IsMatch(text);

    /// <summary>Headings, rows of fields and signatures are set as captions are.</summary>
    public static bool SpeakOfOther(string text) => Other().IsMatch(text);

    /// <summary>【打印】【关闭】</summary>
    public static bool AreButtons(string line) => Buttons().IsMatch(line);

    [GeneratedRegex("^(?:\\s*[【〖\\[［][^】〗\\]］]{1,12}[】〗\\]］]){2,}\\s*$", RegexOptions.None, 10000)]
    private static partial Regex Buttons();

    [GeneratedRegex(
        """
        ^[（(\[【]?(?:
        [图圖](?:[为為]|片?[：:]|片?\s*[/／|｜])
        |[图圖]片?(?:[说說][明]?|[来來]源|[注註])[：:\s/／]
        |(?:[题題]|[资資]料|配|[组組])[图圖](?:片|照)?[：:\s]
        |[上下左右][图圖][为為：:]
        |[图圖表]\s?(?:[0-9]{1,3}(?:[-.－][0-9]{1,3})?|[一二三四五六七八九十]{1,3})(?:[：:．.、）)]|\s|\z)
        |写真[：:]
        |(?:photos?|photographs?|pictures?|images?|illustrations?|screenshots?)\s?(?:credits?|courtesy|source)?\s?(?:[:/|]|by\s|courtesy\s|via\s)
        |(?:figure|fig\.?|photo|image|picture)\s?[0-9]{1,3}(?:\.[0-9]{1,3})?(?:[.:)|]\s|\s?[-–—]\s|\z)
        |(?:pictured|above|below|caption|credit)\s?:
        )
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace, 10000)]
    private static partial Regex Opening();

    [GeneratedRegex("^[▲△▴▵↑⬆⇧↖↗]", RegexOptions.None, 10000)]
    private static partial Regex Upward();

    [GeneratedRegex("^[▼▽▾▿↓⬇⇩↘↙]", RegexOptions.None, 10000)]
    private static partial Regex Downward();

    /// <summary>李明 摄; without a full stop, or it may be a sentence of the text.</summary>
    [GeneratedRegex("(?:[摄攝](?:影)?|供[图圖](?:\\s?\\S{2,8}[发發])?|[新中][华華國国]社[发發]|[摄攝]于\\P{L}{0,3}[0-9年月日 ]{4,14}|(?:^|[^文/／、])[图圖]片?(?:源|[来來]源)?\\s?[：:/／|｜]\\s?[^。！？：:]{1,30})\\s?[）)\\]】]?$", RegexOptions.None, 10000)]
    private static partial Regex Photographer();

    /// <summary>[Photo/Xinhua], (AP Photo/Jane Doe), Photo by Jane Doe.</summary>
    [GeneratedRegex(
        """
        (?:
        [(\[][^()\[\]]{0,40}\b(?:photo|image|picture|pic|photograph|xinhua|reuters|afp|getty)\b[^()\[\]]{0,60}[)\]]\.?
        |\b(?:photos?|images?|pictures?|photographs?)(?:\s(?:credits?\s?:|by|courtesy\sof|courtesy\s?:)|\s?[:/])\s?\P{P}{1,60}\.?
        |[^.!?]{1,40}/(?:xinhua|ap|reuters|afp|getty(?:\simages)?)
        )$
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace, 10000)]
    private static partial Regex Credit();

    [GeneratedRegex("(?:[资資]料(?:[图圖]片?|照片?)|示意[图圖]|效果[图圖]|截[图圖]|[视視][频頻]截[图圖]|网络[图圖]片|file photo)\\s?[）)\\]】]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Kind();

    [GeneratedRegex("^[（(\\[【](?=[^（）()]*(?:[图圖摄攝]|照片|photo|image|picture|screenshot))[^（）()]*[）)\\]】]$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Remark();

    [GeneratedRegex(
        """
        ^(?:
        [（(]?(?:第?\s?[一二三四五六七八九十百]{1,4}|[0-9]{1,3})\s?(?:[章节節条條部篇讲講、．.）)]|$)
        |附件|附：|附录|附錄|相关|相關|原标题|原標題|延伸|点击|點擊|扫码|掃碼|扫描|掃描|关注|關注|更多|推荐|往期|声明|聲明|END\b|end$|完$|[-—=*·\s]+$
        |[^：:，。\s]{1,12}\s?[：:]
        |(?:part|chapter|section|step|no\.?)\s?[0-9ivx]{1,4}
        )
        |[：:]$
        |[0-9]{4}\s?年\s?[0-9]{1,2}\s?月\s?[0-9]{1,2}\s?日$
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace, 10000)]
    private static partial Regex Other();
}
