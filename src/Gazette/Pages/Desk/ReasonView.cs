using Gazette.Articles;
using Gazette.Uploads;

namespace Gazette.Pages.Desk;

/// <summary>Why an upload is what it is, in the desk's language, and what to do.</summary>
internal static class ReasonView
{
    /// <summary>General words first, then the sentence of the receipt, which names file and limit and is English.</summary>
    public static IEnumerable<Markup> Lines(Receipt receipt, InterfaceLanguage language)
    {
        if (receipt.Reason is not { } reason)
            yield break;
        if (language != InterfaceLanguage.English && RuleWords.For(language.Tag).Rejection(reason.Reason) is { } general)
            yield return $"{general}";
        yield return $"<span lang=\"en\">{reason.Detail}</span>";
    }

    /// <summary>What a person is to look at.</summary>
    public static IEnumerable<string> Doubts(IEnumerable<Repair> repairs, RuleWords rules) =>
        repairs.Where(repair => !repair.Certain && repair.Count > 0).Select(repair => rules.Review(repair.Rule)).Distinct(StringComparer.Ordinal);
}
