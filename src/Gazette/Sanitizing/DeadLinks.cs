using AngleSharp.Dom;
using Gazette.Drafts;

namespace Gazette.Sanitizing;

/// <summary>Writes down the links that became text because they lead nowhere from our pages, or to where no link may lead.</summary>
internal sealed class DeadLinks(RepairReport report)
{
    private const string Rule = "dead-links";
    private const int ShownText = 30;

    public void Note(IElement link)
    {
        // Without an address it was a place for others to link to; a lone # stands for a script.
        if (link.GetAttribute("href")?.Trim() is not { Length: > 0 } address || address == "#")
            return;
        var text = link.TextContent.Trim();
        if (text.Length > ShownText)
            text = text[..(char.IsHighSurrogate(text[ShownText - 1]) ? ShownText - 1 : ShownText)] + "…";
        // Nothing of the text is lost, so that nobody has to look.
        report.Add(Rule, $"{text} → {address}", text);
    }
}
