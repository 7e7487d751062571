using System.Text.RegularExpressions;
using Gazette.Articles;
using Gazette.Pages.Reading;

namespace Gazette.Pages;

/// <summary>The headings of a long article as a list that leads to each of them.</summary>
internal static partial class ContentsList
{
    private const int LeastHeadings = 3;
    private const int LeastMinutes = 3;

    /// <returns>Nothing for an article that is short, or has few headings; and the body, where every heading of the list has an id.</returns>
    public static (Markup List, string Body) Of(Article article, InterfaceText words)
    {
        var body = article.Body.ToString();
        var headings = Headings(body);
        if (headings.Count < LeastHeadings || ReadingTime.MinutesOf(article.Text) < LeastMinutes)
            return (Markup.Nothing, body);

        // From the end on, so that the places before stay right.
        for (var i = headings.Count - 1; i >= 0; i--)
        {
            if (!headings[i].HasOwnId)
                body = body.Insert(headings[i].IdAt, $" id=\"{headings[i].Id}\"");
        }

        var highest = headings.Min(heading => heading.Level);
        Markup list = $"""
            <details class="contents">
            <summary{PageLayout.Lang(words, article.Language)}>{words.Contents}</summary>
            <ul>
            {Markup.Join(headings.Select(heading => Entry(heading, heading.Level == highest)))}</ul>
            </details>

            """;
        return (list, body);
    }

    private static Markup Entry(Heading heading, bool isHighest) =>
        $"<li{(isHighest ? Markup.Nothing : (Markup)$" class=\"within\"")}><a href=\"#{heading.Id}\">{heading.Text}</a></li>\n";

    /// <summary>Those of the two highest levels that stand in the text itself.</summary>
    private static List<Heading> Headings(string html)
    {
        var headings = new List<Heading>();
        foreach (var tag in SanitizedTags.In(html))
        {
            if (tag.IsEnd || tag.Name is not ("h2" or "h3" or "h4") || html.IndexOf($"</{tag.Name}>", tag.Index, StringComparison.Ordinal) is not (>= 0 and var end))
                continue;
            var text = SanitizedTags.TextOf(html[tag.End..end]).Trim();
            var id = Id().Match(html, tag.Index, tag.Length) is { Success: true } own ? own.Groups["id"].Value : null;
            if (text.Length > 0)
                headings.Add(new Heading(tag.Name[1] - '0', text, id ?? $"part-{headings.Count + 1}", id is not null, tag.Index + 3));
        }

        var levels = headings.Select(heading => heading.Level).Distinct().Order().Take(2).ToList();
        return headings.FindAll(heading => levels.Contains(heading.Level));
    }

    [GeneratedRegex(@" id=""(?<id>[^""]+)""", RegexOptions.None, 10000)]
    private static partial Regex Id();

    /// <param name="IdAt">Right behind the name in the start tag.</param>
    private sealed record Heading(int Level, string Text, string Id, bool HasOwnId, int IdAt);
}
