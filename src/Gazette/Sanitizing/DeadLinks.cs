using AngleSharp.Dom;
using Gazette.Drafts;
using Gazette.Text;

namespace Gazette.Sanitizing;

/// <summary>Writes down the links that became text because they lead nowhere from our pages, or to where no link may lead.</summary>
internal sealed class DeadLinks(RepairReport report)
{
    private const string Rule = "dead-links";
    private const int ShownText = 31;

    public void Note(IElement link)
    {
        // Without an address it was a place for others to link to; a lone # stands for a script.
        if (link.GetAttribute("href")?.Trim() is not { Length: > 0 } address || address == "#")
            return;
        var text = ShortText.Of(link.TextContent.Trim(), ShownText);
        // Nothing of the text is lost, so that nobody has to look.
        report.Add(Rule, $"{text} → {address}", text);
    }
}
