using System.Net;
using System.Text.RegularExpressions;
using Gazette.Articles;

namespace Gazette.Pages.Paper;

/// <summary>An article's body for paper, which cannot be clicked: the address of a link stands behind its words, unless the words say it.</summary>
internal static partial class PrintedBody
{
    // Nobody types more than that.
    private const int MaxAddressLength = 100;

    private static readonly string[] Prefixes = ["https://", "http://", "mailto:", "www."];

    /// <param name="language">Of the article, BCP 47.</param>
    public static Markup Of(SafeHtml body, string language)
    {
        var html = body.ToString();
        var signature = SignedBody.StartOfSignature(html, language);
        var printed = WithAddresses(html[..signature]);
        if (signature < html.Length)
        {
            // A signature has no links.
            printed.AppendLiteral("<div class=\"signed\">");
            printed.AppendLiteral(html[signature..]);
            printed.AppendLiteral("</div>");
        }

        return printed;
    }

    private static Markup WithAddresses(string html)
    {
        var (printed, done) = (new Markup(html.Length, 0), 0);
        SanitizedTag? link = null;
        foreach (var tag in SanitizedTags.In(html))
        {
            if (tag.Name != "a")
                continue;
            if (!tag.IsEnd)
            {
                link = tag;
                continue;
            }

            if (link is { } opened && Address(html[opened.Index..opened.End], words: html[opened.End..tag.Index]) is { } address)
            {
                printed.AppendLiteral(html[done..tag.End]);
                printed.AppendFormatted((Markup)$"<span class=\"address\" dir=\"ltr\"> ({address})</span>");
                done = tag.End;
            }

            link = null;
        }

        printed.AppendLiteral(html[done..]);
        return printed;
    }

    /// <summary>Null where it would say nothing new, or nothing that somebody could type.</summary>
    private static string? Address(string link, string words)
    {
        var href = WebUtility.HtmlDecode(Href().Match(link).Groups["value"].Value);
        if (href.Length > MaxAddressLength || !Prefixes.Any(prefix => href.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            return null;
        var text = SanitizedTags.TextOf(words);
        return text.Contains(Bare(href), StringComparison.OrdinalIgnoreCase) ? null : href.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? Bare(href) : href;
    }

    private static string Bare(string address)
    {
        foreach (var prefix in Prefixes)
        {
            if (address.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                address = address[prefix.Length..];
        }

        return address.TrimEnd('/');
    }

    [GeneratedRegex(@"^<a(?: [^ =>""]+=""[^""]*"")*? href=""(?<value>[^""]*)""", RegexOptions.None, 10000)]
    private static partial Regex Href();
}
