using System.Buffers;
using System.Text.RegularExpressions;
using Gazette.Drafts;
using Gazette.Extraction.Blocks;
using Gazette.Extraction.Fields;
using Gazette.Extraction.Head;
using Gazette.Extraction.Lines;
using Gazette.Text;

namespace Gazette.Extraction.Authors;

/// <summary>
/// Who wrote a page, by what it prints under its headline and what its tags say; read before the body is chosen, for
/// most of it stands elsewhere. A person goes before a house, and both before nobody's guess.
/// </summary>
internal sealed partial class PageAuthors
{
    private const int LinesBelow = 8;
    private const int LinesAbove = 3;
    private const int MaxLine = 160;
    private const int MaxMark = 90;

    private static readonly SearchValues<char> Capitals = SearchValues.Create(
        [.. Enumerable.Range('A', 0x500).Select(c => (char)c).Where(char.IsUpper)]);

    // Names after "By", or as a label's value.
    private readonly IReadOnlyList<string> stated;

    // Names that the page's classes and links mark.
    private readonly string[] marked;
    private readonly string[] tagged;
    private readonly string[] houses;
    private readonly string[] elsewhere;

    private PageAuthors(PageHead head, HeadTags tags, JsonLdArticle? json)
    {
        var near = head.Below.Take(LinesBelow).Concat(head.Above.Take(LinesAbove)).Where(l => l.Text.Length <= MaxLine).ToArray();
        stated = near.Select(Stated).FirstOrDefault(n => n.Count > 0) ?? [];
        var marks = near.Select(Marked).Where(n => n.Length > 0).ToArray();
        marked = Array.Find(marks, m => !PersonShape.IsSingle(m[0])) ?? marks.FirstOrDefault() ?? [];
        var all = Tagged(tags, json).ToArray();
        var site = TextLine.KeyOf(tags.First("og:site_name", "SiteName", "application-name") ?? json?.Publisher ?? "");
        bool IsHouse(string name) => PersonShape.IsHouse(name) || TextLine.KeyOf(name) == site;
        var names = all.Where(n => !Han.IsMostly(n) || PersonShape.IsHan(n)).ToArray();
        // "Jane Doe and the Herald's team" is whole.
        tagged = names.All(IsHouse) ? [] : names;
        houses = tagged.Length == 0 ? names : [];
        elsewhere = stated.Count + marked.Length + tagged.Length == 0 ? Elsewhere(head.Lines) : [];
    }

    public static PageAuthors Of(PageHead head, HeadTags tags, JsonLdArticle? json) => new(head, tags, json);

    /// <summary>All names that are printed near the headline or tagged; some may be of one person.</summary>
    public IReadOnlyCollection<string> All => [.. stated, .. marked, .. tagged];

    /// <param name="row">The value of an author's label in a row of fields; null when there is none.</param>
    /// <param name="text">The body's lines, which may name writers themselves.</param>
    public void Fill(Metadata metadata, string? row, IReadOnlyList<TextLine> text)
    {
        if (metadata.Authors.Count > 0)
            return;
        var labelled = row is null ? [] : PersonNames.Split(row).Where(n => Han.IsMostly(n) || PersonShape.IsLatin(n)).ToArray();
        var isHan = labelled.Length > 0 && Han.IsMostly(labelled[0]);
        metadata.Authors = Agreed(isHan || stated.Count == 0 ? labelled : stated, tagged) ?? Agreed(marked, tagged, tagsWin: true) ?? tagged;
        if (metadata.Authors.Count == 0)
            AuthorLines.FillFromText(text, metadata);
        if (metadata.Authors.Count == 0)
            metadata.Authors = elsewhere.Length > 0 ? elsewhere : houses;
    }

    /// <summary>Print and tag often name the same person in two forms, one with a role behind it, one with a degree: null when nothing is printed.</summary>
    private static IReadOnlyList<string>? Agreed(IReadOnlyList<string> printed, string[] tagged, bool tagsWin = false)
    {
        if (printed.Count == 0)
            return null;
        if (tagged.Length == 0)
            return printed;
        var (print, tag) = (TextLine.KeyOf(string.Concat(printed)), TextLine.KeyOf(string.Concat(tagged)));
        if (tag.StartsWith(print, StringComparison.Ordinal) || tag.Contains(print, StringComparison.Ordinal))
            return tagged;
        var hasDegree = printed.Count == 1 && tagged.Length == 1 && printed[0].StartsWith(tagged[0] + ",", StringComparison.Ordinal);
        return hasDegree ? printed : tagsWin || print.StartsWith(tag, StringComparison.Ordinal) ? tagged : printed;
    }

    private static IReadOnlyList<string> Stated(TextLine line)
    {
        if (AuthorLines.OnOwnLine(line.Text) is { Count: > 0 } han && han.All(n => PersonShape.IsHan(n) || Han.IsSyllable(n[0])))
            return han;
        if (By().Match(line.Text) is not { Success: true } by)
            return WithRole(line.Text);
        var names = Names(by.Groups["names"].Value);
        // "By Amanda" is a byline where the page says so.
        return names.Length > 0 && (names.All(PersonShape.IsLatin) || HeadPiece.Of(line).Any(p => p.Kind == PieceKind.Author)) ? names : [];
    }

    private static string[] Marked(TextLine line)
    {
        var pieces = HeadPiece.Of(line).TakeWhile(p => !OtherRole().IsMatch(p.Text) && !EditorRole().IsMatch(p.Text)).Where(p => p.Kind == PieceKind.Author && !p.Text.Any(char.IsDigit));
        var names = pieces.Select(p => Label().Replace(p.Text, ""))
            .SelectMany(t => Names(t).Where(n => !PersonShape.IsSingle(n) || n == t)).Distinct(StringComparer.Ordinal).ToArray();
        // Single words in a row are subjects of a column, not people.
        return names.Length > 1 && names.Any(PersonShape.IsSingle) ? [] : names;
    }

    /// <summary>Up to the first part that is no name: a role, a paper.</summary>
    private static string[] Names(string value)
    {
        var names = new List<string>();
        value = DayBehind().Replace(value, "");
        foreach (var part in PersonNames.Split(PrintedDate.FindIn(value) is { Start: > 0 } day ? value[..day.Start].TrimEnd(' ', ',', '|', '·', '-', '–', '—') : value))
        {
            var comma = part.IndexOf(',', StringComparison.Ordinal);
            var name = IsName(part) || comma < 0 ? part : part[..comma];
            if (IsName(name))
                names.Add(name);
            if (name != part || !IsName(name))
                break;
        }

        return [.. names];
    }

    private static bool IsName(string name) => Han.IsMostly(name) ? PersonShape.IsHan(name) : PersonShape.IsLatin(name) || PersonShape.IsSingle(name);

    /// <summary>"Jane Doe | Senior Writer | July 2, 2024".</summary>
    private static string[] WithRole(string line) =>
        Role().Match(line) is { Success: true } role ? [.. Names(role.Groups["name"].Value).Where(PersonShape.IsLatin)] : [];

    private static IEnumerable<string> Tagged(HeadTags tags, JsonLdArticle? json)
    {
        var named = json?.Authors is { Count: > 0 } authors ? authors : [];
        var written = Array.Find(["1", "2"], n => tags.First("twitter:label" + n) is { } label && WrittenBy().IsMatch(label));
        var values = named.Count > 0 ? named : new[]
        {
            tags.First("author"), tags.First("parsely-author"), tags.First("sailthru.author"), tags.First("dc.creator", "dcterms.creator"),
            tags.First("article:author"), written is null ? null : tags.First("twitter:data" + written), tags.First("citation_author"), tags.First("byl"),
        }.OfType<string>().FirstOrDefault(v => IsTag(v)) is { } value ? [value] : [];
        // A name such as "Human in the Loop" is the site's, whatever its words.
        var site = tags.First("og:site_name", "application-name");
        return values.Where(IsTag).SelectMany(v => v == site ? [v] : PersonNames.Split(v)).Where(n => Han.IsMostly(n) || char.IsUpper(n[0])).Distinct(StringComparer.Ordinal);
    }

    /// <summary>No address, no account, no number.</summary>
    private static bool IsTag(string value) =>
        value.Any(char.IsLetter) && !EditorRole().IsMatch(value) && !value.Contains('@', StringComparison.Ordinal) && !value.Contains('/', StringComparison.Ordinal) && value.Length <= 200;

    /// <summary>A box about the author below the text: believed when the page marks one byline only.</summary>
    private static string[] Elsewhere(IReadOnlyList<TextLine> lines)
    {
        var (signed, boxed) = (new Dictionary<string, string[]>(StringComparer.Ordinal), new Dictionary<string, string[]>(StringComparer.Ordinal));
        var isAnnounced = false;
        var kinds = new Dictionary<AngleSharp.Dom.IElement, PieceKind>();
        foreach (var line in lines)
        {
            if (line.Text.Length <= MaxMark && line.Text.AsSpan().ContainsAny(Capitals) && line.Parent is { } parent)
            {
                var isSigned = isAnnounced || (MayBeRole(line.Text) && Signed().IsMatch(line.Text));
                var names = isSigned ? Names(Label().Replace(line.Text, "")) : HeadPiece.Has(line, PieceKind.Author, kinds) ? Marked(line) : [];
                if (names.Length > 0 && names.All(PersonShape.IsLatin) && (isSigned || !IsBeside(parent)))
                    (isSigned ? signed : boxed).TryAdd(TextLine.KeyOf(string.Concat(names)), names);
            }

            isAnnounced = line.Text.Length <= MaxMark && MayBeRole(line.Text) && Announced().IsMatch(line.Text);
        }

        return signed.Count == 1 ? signed.Values.First() : signed.Count == 0 && boxed.Count == 1 ? boxed.Values.First() : [];
    }

    /// <summary>Quick, and false for most lines: how the words of both forms begin.</summary>
    private static bool MayBeRole(string line) => line[0] is 'w' or 'W' or 'a' or 'A' or 'p' or 'P' or 's' or 'S';

    private static bool IsBeside(AngleSharp.Dom.IElement element)
    {
        for (AngleSharp.Dom.IElement? e = element; e is not null; e = e.ParentElement)
        {
            if (e.LocalName is "nav" or "aside" || ClassWords.Of(e).Any(w => w is "comment" or "comments" or "commentlist" or "related" or "sidebar" or "recommended" or "recent" or "testimonial" or "testimonials" or "review" or "quote"))
                return true;
        }

        return false;
    }

    [GeneratedRegex("^(?:(?:(?:written|words|story|posted|published|text|article|report|created|geschrieben|écrit|escrito|scritto|geschreven) )?(?:by|von|par|por|door)\\b:?\\s+(?<names>\\S.*)|di (?<names>\\S.*))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex By();

    /// <summary>Of all months, May is a name too.</summary>
    [GeneratedRegex("(?<![\\s,|·•–—-])[\\s,|·•–—-]+(?:on )?(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\\.? [0-9]{1,2}\\b|[0-9]{1,2}(?:st|nd|rd|th)? (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)).*", RegexOptions.None, 10000)]
    private static partial Regex DayBehind();

    [GeneratedRegex("^(?:authors?|written by|article by|posted by|by|author name|contributors?|作者|记者|記者|撰文|文)\\s*[:：/／]?\\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Label();

    /// <summary>What stands after it is no writer's name.</summary>
    [GeneratedRegex("review|edit|fact|check|research|photo|illustrat|produc|translat", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex OtherRole();

    /// <summary>Who edits, checks or takes pictures has not written.</summary>
    [GeneratedRegex("^[\\s【\\[(（]*(?:本期|本文|值班|流程|网络|新媒体|责任|責任|执行|见习|实习)*(?:编辑|編輯|责编|責編|校对|校對|审核|審核|审校|编审|监制|監製|主编|主編|复审|终审|初审|摄影|攝影|摄像|排版|美编|制图|供图|供圖|策划|统筹|二审|三审|一审)", RegexOptions.None, 10000)]
    private static partial Regex EditorRole();

    [GeneratedRegex("^(?<name>[^|,·•–]{4,40}?)\\s*[|,·•–-]\\s*(?:[\\p{L}&' ]{0,30} )?(?:staff|writer|reporter|correspondent|contributor|columnist|journalist|editor|author)\\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Role();

    [GeneratedRegex("^(?:written|article|posted|words|story) by:? ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Signed();

    [GeneratedRegex("^(?:(?:about the )?authors?|(?:article )?(?:written|posted) by|article by)[\\s:]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Announced();

    [GeneratedRegex("^(?:written by|author|by|posted by)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex WrittenBy();
}
