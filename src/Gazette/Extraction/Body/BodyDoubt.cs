using System.Text.RegularExpressions;
using Gazette.Drafts;
using Gazette.Extraction.Blocks;
using Gazette.Extraction.Lines;

namespace Gazette.Extraction.Body;

/// <summary>
/// Whether a page may have lost text that is the article's. A reader forgives a line too many, never a paragraph that is
/// gone: what is left out in doubt asks a person to look, by a reason of its own.
/// </summary>
/// <param name="judged">All blocks of the page, each with whether it stays.</param>
/// <param name="odds">Of a block's being part of the article, as a logarithm.</param>
internal sealed partial class BodyDoubt(IReadOnlyList<(BlockContext Block, bool Stays)> judged, Func<BlockContext, double> odds)
{
    /// <summary>Blocks that were left out, and may together hold so much of the article.</summary>
    public const string MissingText = "text-may-be-missing";

    /// <summary>Prose that the page hides, and as much of it as is published.</summary>
    public const string HiddenText = "hidden-text";

    /// <summary>Beside the article stands a text of its own that is as long.</summary>
    public const string OtherText = "another-text";

    /// <summary>A block of several sentences amid the article's.</summary>
    public const string LeftOutProse = "left-out-prose";

    /// <summary>What is published speaks of cookies, consent or logging in.</summary>
    public const string Notice = "notice-as-text";

    /// <summary>A short text, and behind it the page asks readers to log in or to pay.</summary>
    public const string Gated = "gated-text";

    /// <summary>Nothing on the page reads like an article; all of it is published, or lines that may be no text.</summary>
    public const string WholePage = "whole-page";

    // Of 593 annotated pages 51 ask for a review with these, among them 8 of the 15 whose recall is under 0.9. Four of the
    // other seven lost no paragraph: their text is put otherwise.
    private const double MaxMissing = 0.06;
    private const double MaxAmid = 0.1;
    private const double MaxLines = 0.15;
    private const double MaxLocated = 0.2;
    private const double MaxInside = 0.3;
    private const double MaxHidden = 0.5;
    private const double MaxOther = 0.5;

    /// <summary>The locator keeps more of the block than not.</summary>
    private const double MinLocated = 0.5;

    private const double MaxLinks = 0.3;

    /// <summary>Less is a line or two of a short page.</summary>
    private const int MinWeight = 200;

    /// <summary>Of paragraphs that are the article's by their places; a short one is one.</summary>
    private const int MinText = 80;

    /// <summary>Below, a paragraph is left out without asking; the edit list has it.</summary>
    private const double MinOdds = -0.5;

    private const int MaxNotice = 1_200;

    private const int MinSentence = 8;

    private readonly int kept = judged.Where(j => j.Stays).Sum(j => j.Block.Block.Size);

    /// <param name="read">Lines that are no article's text because they were read as fields.</param>
    public void Note(RepairReport report, IReadOnlySet<TextLine> read)
    {
        var left = judged.Where(j => !j.Stays && !j.Block.Block.Place.IsOnlyRead && !read.Contains(j.Block.Block.Line)).Select(j => j.Block).ToList();
        // Where the trees err they may be sure of it, so paragraphs count by their places too.
        _ = AddWhen(report, MissingText, MaxMissing, MinWeight, left, b => b.Block.Size * Chance(b))
            || AddWhen(report, MissingText, MaxAmid, MinText, left, b => b is { IsInside: true, IsAtEdge: false } && IsRunningText(b) ? b.Block.Size : 0)
            || AddWhen(report, MissingText, MaxLines, MinWeight, left, b => b is { IsInside: true, IsAtEdge: false } && IsText(b) ? b.Block.Size : 0)
            || AddWhen(report, MissingText, MaxLocated, MinText, left, b => b.Block.Kept > MinLocated && IsRunningText(b) ? b.Block.Size : 0)
            || AddWhen(report, MissingText, MaxInside, MinText, left, b => b.IsInside && IsRunningText(b) ? b.Block.Size : 0);
        AddWhen(report, HiddenText, MaxHidden, MinWeight, left, b => b.Block is { Place.IsHidden: true, IsParagraph: true } ? b.Block.Size : 0);
        AddWhen(report, OtherText, MaxOther, MinWeight, left, b => b.Block is { IsParagraph: true, Place: { IsHidden: false, IsNamedOther: false, IsBeside: false } } ? b.Block.Size : 0);
        foreach (var block in left.Where(b => b.IsInside && IsProse(b.Block) && odds(b) > MinOdds))
            report.Add(LeftOutProse, block.Block.Text, "", certain: false);
        if (kept <= MaxNotice && NoticeInPlaceOfText() is { } notice)
            report.Add(Notice, notice, notice, certain: false);
        else if (kept <= MaxNotice && left.Find(b => b.Block is { Place.IsHidden: false } && IsGate().IsMatch(b.Block.Text) && !OfComments().IsMatch(b.Block.Text)) is { } gate)
            report.Add(Gated, gate.Block.Text, "", certain: false);
        if (!judged.Any(j => j.Stays && (j.Block.Block.Place.IsInTable || HasSentence(j.Block.Block))))
            report.Add(WholePage, "", "", certain: false);
    }

    /// <summary>A paragraph of two sentences and more: to leave it out is never certain.</summary>
    public static bool IsProse(BodyBlock block) => block.IsParagraph && HasTwoSentences(block.Text);

    internal static bool HasTwoSentences(string text) => SentenceEnd().Count(text) > 1;

    /// <summary>A price ends in a full stop and figures.</summary>
    private static bool HasSentence(BodyBlock block) => block.Letters >= MinSentence && (block.EndsSentence || SentenceEnd().IsMatch(block.Text));

    /// <summary>Most of what is published, or a gate before the rest; a text of its own may speak of logging in.</summary>
    private string? NoticeInPlaceOfText()
    {
        var notices = judged.Where(j => j.Stays && IsConsent().IsMatch(j.Block.Block.Text)).Select(j => j.Block.Block).ToList();
        return notices.Sum(n => n.Size) * 2 >= kept ? notices.FirstOrDefault()?.Text : notices.FirstOrDefault(n => IsGate().IsMatch(n.Text))?.Text;
    }

    /// <summary>With the largest of the blocks as its sample.</summary>
    private bool AddWhen(RepairReport report, string rule, double most, int atLeast, List<BlockContext> left, Func<BlockContext, double> weight)
    {
        var sum = left.Sum(weight);
        if (sum <= atLeast || sum <= (kept + sum) * most || left.MaxBy(weight) is not { } largest)
            return false;
        report.Add(rule, largest.Block.Text, "", certain: false);
        return true;
    }

    /// <summary>What a publisher says of itself is left out for what it says.</summary>
    private static bool IsRunningText(BlockContext block) => IsText(block) && block.Block.HoldsParagraph;

    private static bool IsText(BlockContext block) =>
        block is { IsNotice: false, IsOfRelease: false, IsConsent: false, IsRepeated: false, Block: { LinkShare: < MaxLinks, Place: { IsHidden: false, IsCaption: false } } };

    private double Chance(BlockContext block) => 1 / (1 + Math.Exp(-odds(block)));

    [GeneratedRegex("[.!?…][\"'”’»)\\]]*(?:\\s|$)|[。！？；…][”’」』）]*", RegexOptions.None, 10000)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("\\b(?:cookies?|consent|log ?in|sign ?in|privacy policy|java ?script|datenschutz|einwilligung|connectez-vous|inicia sesi[oó]n|accedi)\\b|登录|登錄|登入|隐私政策|隱私|扫码登录|验证码", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex IsConsent();

    /// <summary>What only those who write below a text have to log in for.</summary>
    [GeneratedRegex("comment|repl(?:y|ies)|评论|評論|回复|回覆|附件|图片|圖片", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex OfComments();

    [GeneratedRegex("\\b(?:log ?in|sign ?in|sign ?up|subscribe|register)\\b[^.!?]{0,40}\\b(?:to|and) (?:read|continue|view|see|access|unlock)\\b|\\bto (?:read|continue|view)[^.!?]{0,60}\\b(?:log ?in|sign ?in|subscribe|register)\\b|(?:登录|登錄|登入|注册|註冊|订阅|訂閱)后?後?(?:可|即可|才能|才可|以)?(?:继续|繼續|阅读|閱讀|查看|观看|瀏覽|浏览)|pour lire la suite|um weiterzulesen|zum weiterlesen|para seguir leyendo|para continuar (?:leyendo|lendo)|per continuare a leggere", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex IsGate();
}
