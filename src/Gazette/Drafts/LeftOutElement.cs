using AngleSharp.Dom;
using Gazette.Articles.Edits;

namespace Gazette.Drafts;

/// <summary>What Intake has read of a file and knows to be none of its text: an element that says so, and why.</summary>
internal static class LeftOutElement
{
    /// <summary>Holds the name of the rule.</summary>
    public const string Attribute = "data-left-out";

    /// <summary>Takes them out of the body; each text is kept for the account.</summary>
    /// <param name="isDoubtful">Whether a text may be the article's own.</param>
    public static void TakeOut(Draft draft, Predicate<string> isDoubtful)
    {
        foreach (var element in draft.Body.QuerySelectorAll($"[{Attribute}]"))
        {
            draft.Budget.Look();
            var (rule, text) = (element.GetAttribute(Attribute)!, element.TextContent);
            if (rule != EditList.Hidden)
                draft.Report.Add(rule, text, "", certain: !isDoubtful(text));
            foreach (var piece in element.Descendants<IText>())
                draft.Report.Edits.LeaveOut(piece, rule);
            element.Remove();
        }
    }
}
