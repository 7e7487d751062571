using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Gazette.Drafts;

namespace Gazette.Extraction.Body;

/// <summary>
/// Makes links of the addresses that stand in a plain text or in Markdown as they are. Only ASCII counts as part of an
/// address: Chinese sets no space around it, so that the next sign or character ends it.
/// </summary>
internal static partial class BareLinks
{
    private static readonly FrozenSet<string> NotWithin = new[] { "a", "code", "pre", "kbd", "samp", "script", "style", "textarea" }.ToFrozenSet(StringComparer.Ordinal);

    public static void Apply(Draft draft)
    {
        var texts = new List<IText>();
        Collect(draft.Body, texts);
        foreach (var text in draft.Budget.Watch(texts))
            Link(text);
    }

    // Markup is limited to a depth that this may follow.
    private static void Collect(IElement element, List<IText> texts)
    {
        for (var i = 0; i < element.ChildNodes.Length; i++)
        {
            if (element.ChildNodes[i] is IText text && MayHoldAddress(text.Data))
                texts.Add(text);
            else if (element.ChildNodes[i] is IElement child && !NotWithin.Contains(child.LocalName))
                Collect(child, texts);
        }
    }

    private static bool MayHoldAddress(string text) =>
        text.Contains("://", StringComparison.Ordinal) || text.Contains('@', StringComparison.Ordinal) || text.Contains("www.", StringComparison.OrdinalIgnoreCase);

    private static void Link(IText text)
    {
        var data = text.Data;
        var pieces = new List<INode>();
        var at = 0;
        foreach (Match match in Address().Matches(data))
        {
            var address = WithoutSentenceEnd(match.Value);
            if (Target(address) is not { } target)
                continue;
            if (match.Index > at)
                pieces.Add(text.Owner!.CreateTextNode(data[at..match.Index]));
            var link = text.Owner!.CreateElement("a");
            link.SetAttribute("href", target);
            link.TextContent = address;
            pieces.Add(link);
            at = match.Index + address.Length;
        }

        if (pieces.Count == 0)
            return;
        if (at < data.Length)
            pieces.Add(text.Owner!.CreateTextNode(data[at..]));
        text.Replace([.. pieces]);
    }

    private static string? Target(string address)
    {
        if (address.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            return address.AsSpan(4).Contains('.') ? Valid("http://" + address) : null;
        return Valid(address.Contains("://", StringComparison.Ordinal) ? address : "mailto:" + address);
    }

    private static string? Valid(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? address : null;

    /// <summary>A full stop, or a bracket that the sentence has opened, belongs to the sentence.</summary>
    private static string WithoutSentenceEnd(string address)
    {
        var end = address.Length;
        while (end > 0 && (address[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '\'' or '*' or '_' or '~' || IsUnopened(address.AsSpan(0, end))))
            end--;
        return address[..end];
    }

    private static bool IsUnopened(ReadOnlySpan<char> address) => address[^1] == ')' && address.Count(')') > address.Count('(');

    [GeneratedRegex("https?://[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]{1,2000}|www\\.[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]{1,2000}|[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Address();
}
