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

    /// <summary>Nothing on the page reads like an article; all of it is published, or lines that may be no text.</summary>
    public const string WholePage = "whole-page";

    // Of 334 annotated pages 31 ask for a review with these, among them 9 of the 14 whose recall is under 0.9.
    private const double MaxMissing = 0.06;
    private const double MaxHidden = 0.5;
    private const double MaxOther = 0.5;

    /// <summary>Less is a line or two of a short page.</summary>
    private const int MinWeight = 200;

    /// <summary>Below, a paragraph is left out without asking; the edit list has it.</summary>
    private const double MinOdds = -0.5;

    private const int MaxNotice = 1_200;

    private const int MinSentence = 8;

    private readonly int kept = judged.Where(j => j.Stays).Sum(j => j.Block.Block.Size);

    /// <param name="read">Lines that are no article's text because they were read as fields.</param>
    public void Note(RepairReport report, IReadOnlySet<TextLine> read)
    {
        var left = judged.Where(j => !j.Stays && !j.Block.Block.Place.IsOnlyRead && !read.Contains(j.Block.Block.Line)).Select(j => j.Block).ToList();
        AddWhen(report, MissingText, MaxMissing, left, b => b.Block.Size * Chance(b));
        AddWhen(report, HiddenText, MaxHidden, left, b => b.Block is { Place.IsHidden: true, IsParagraph: true } ? b.Block.Size : 0);
        AddWhen(report, OtherText, MaxOther, left, b => b.Block is { IsParagraph: true, Place: { IsHidden: false, IsNamedOther: false, IsBeside: false } } ? b.Block.Size : 0);
        foreach (var block in left.Where(b => b.IsInside && IsProse(b.Block) && odds(b) > MinOdds))
            report.Add(LeftOutProse, block.Block.Text, "", certain: false);
        if (kept <= MaxNotice && judged.FirstOrDefault(j => j.Stays && IsConsent().IsMatch(j.Block.Block.Text)).Block is { } consent)
            report.Add(Notice, consent.Block.Text, consent.Block.Text, certain: false);
        if (!judged.Any(j => j.Stays && (j.Block.Block.Place.IsInTable || HasSentence(j.Block.Block))))
            report.Add(WholePage, "", "", certain: false);
    }

    /// <summary>A paragraph of two sentences and more: to leave it out is never certain.</summary>
    public static bool IsProse(BodyBlock block) => block.IsParagraph && HasTwoSentences(block.Text);

    internal static bool HasTwoSentences(string text) => SentenceEnd().Count(text) > 1;

    /// <summary>A price ends in a full stop and figures.</summary>
    private static bool HasSentence(BodyBlock block) => block.Letters >= MinSentence && (block.EndsSentence || SentenceEnd().IsMatch(block.Text));

    /// <summary>With the largest of the blocks as its sample.</summary>
    private void AddWhen(RepairReport report, string rule, double most, List<BlockContext> left, Func<BlockContext, double> weight)
    {
        var sum = left.Sum(weight);
        if (sum > MinWeight && sum > (kept + sum) * most && left.MaxBy(weight) is { } largest)
            report.Add(rule, largest.Block.Text, "", certain: false);
    }

    private double Chance(BlockContext block) => 1 / (1 + Math.Exp(-odds(block)));

    [GeneratedRegex("[.!?…][\"'”’»)\\]]*(?:\\s|$)|[。！？；…][”’」』）]*", RegexOptions.NonBacktracking)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("\\b(?:cookies?|consent|log ?in|sign ?in|privacy policy|java ?script|datenschutz|einwilligung|connectez-vous|inicia sesi[oó]n|accedi)\\b|登录|登錄|登入|隐私政策|隱私|扫码登录|验证码", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IsConsent();
}
