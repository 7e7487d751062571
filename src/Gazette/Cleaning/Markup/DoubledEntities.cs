using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html;
using Gazette.Cleaning.Encodings;
using Gazette.Cleaning.Lines;
using Gazette.Drafts;
using Gazette.Text;
using Gazette.Text.CharacterSets;

namespace Gazette.Cleaning.Markup;

/// <summary>
/// Decodes entities that were escaped twice and so stand in the text: <c>&amp;nbsp;</c>, <c>&amp;amp;ldquo;</c>, and those of which
/// a part was lost: <c>nbsp;</c>. A text that mentions one keeps it.
/// </summary>
/// <param name="onlyMisread">Looks only at lines of a misread character set, in which an entity may stand for a byte.</param>
internal sealed partial class DoubledEntities(bool onlyMisread = false) : ICleaningRule
{
    /// <summary>Each round reads the line anew: thousands, which only an attack needs, would take hours.</summary>
    private const int MaxRounds = 10;

    /// <summary>In so many lines, entities are no examples.</summary>
    private const int ManyLines = 4;

    private const string Escape = "&amp;";

    // Names that no address has as a key, and no word as its beginning.
    private static readonly FrozenSet<string> OpenEnded = FrozenSet.Create(
        StringComparer.Ordinal,
        "nbsp", "ensp", "emsp", "thinsp", "ldquo", "rdquo", "lsquo", "rsquo", "mdash", "ndash", "hellip", "middot", "bull", "laquo", "raquo", "bdquo", "sbquo");

    // Numbers that nobody writes but for a space, whatever letter or digit follows.
    private static readonly string[] Spaces = ["#160", "#xa0", "#12288", "#x3000"];

    /// <summary>What windows-1252 has none of.</summary>
    private static readonly SearchValues<char> OfEasternEurope = SearchValues.Create([.. Enumerable.Range(0x100, 0x80).Select(i => (char)i).Where(c => WesternBytes.Of(c) < 0)]);

    private static readonly FrozenSet<string> Letters = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "nbsp", "quot", "amp", "lt", "gt");

    private static readonly SearchValues<string> Signs = SearchValues.Create(["&", "＆", "nbsp;", "quo;", "amp;", "lt;", "gt;", "dash;", "hellip;", "middot;", "nbsp；", "sp;"], StringComparison.OrdinalIgnoreCase);

    /// <summary>One of them is in each of the signs, and in few lines: they are found at once.</summary>
    private static readonly SearchValues<char> InSigns = SearchValues.Create("&＆;；");

    public string Name => "doubled-entities";

    public void Apply(Draft draft, IReadOnlyList<Line> lines)
    {
        List<Entity> Sought(string text) => onlyMisread ? Find(text).FindAll(e => MayBeByte(text, e)) : Find(text).ConvertAll(WithoutControl);
        var damaged = lines.Where(l => !l.IsCode && l.Text.AsSpan().ContainsAny(InSigns) && l.Text.AsSpan().ContainsAny(Signs) && (!onlyMisread || l.Oddity.IsMisread)).Select(l => (Line: l, Found: Sought(l.Text))).Where(f => f.Found.Count > 0).ToList();
        if (damaged.Count == 0 || MarkupTalk.IsIn(lines))
            return;
        var isAllOver = damaged.Count(f => f.Found.Exists(e => !e.IsApart)) >= ManyLines;
        foreach (var (line, found) in damaged)
            Repair(draft, line, found, isAllOver, Sought);
    }

    private void Repair(Draft draft, Line line, List<Entity> found, bool isAllOver, Func<string, List<Entity>> sought)
    {
        var isTalk = MarkupTalk.IsOfEntities(MarkupScanner.Without(line.Text, MarkupScanner.Read(line.Text)));
        // A decoded ampersand may begin another entity.
        for (var round = 0; round < MaxRounds; round++)
        {
            var text = line.Text;
            var edits = found.Where(e => !IsMentioned(text, e, isTalk, isAllOver)).Select(e => e.Edit).ToList();
            if (edits.Count == 0)
                break;
            line.Repair(draft.Report, Name, edits);
            found = sought(line.Text);
        }
    }

    /// <summary>Quotation marks and dashes of a misread line may be its own, and no bytes, unless letters of eastern Europe, as which it was read, are on both sides.</summary>
    private static bool MayBeByte(string text, Entity entity) => entity.Edit.Replacement is [var c]
        && (c <= '\u00FF' || (WesternBytes.Of(c) >= 0x80 && entity.Edit.Start > 0 && text[entity.Edit.Start - 1] > '\u007F' && text.AsSpan().IndexOfAny(OfEasternEurope) >= 0 && entity.Edit.End < text.Length && (text[entity.Edit.End] is > '\u007F' or '&')));

    /// <summary>What windows-1252 has in the place of a control, which alone is nothing.</summary>
    private static Entity WithoutControl(Entity entity) => entity.Edit.Replacement is [var c] && char.IsControl(c)
        ? entity with { Edit = entity.Edit with { Replacement = WesternBytes.SpecialOf(c)?.ToString() ?? "" } }
        : entity;

    private static bool IsMentioned(string text, Entity entity, bool isTalk, bool isAllOver)
    {
        if (entity.IsApart)
            return isTalk || (!isAllOver && entity.Edit.Replacement is " " or "");
        return isTalk && !isAllOver && entity.Edit.Start > 0 && entity.Edit.End < text.Length;
    }

    private static List<Entity> Find(string text)
    {
        var found = new List<Entity>();
        foreach (Match match in AnyEntity().Matches(text))
        {
            if (ReadAt(text, match) is { } edit)
                found.Add(new Entity(edit, IsApart(text, edit)));
        }

        return found;
    }

    private static TextEdit? ReadAt(string text, Match match)
    {
        var name = match.Groups["name"].Value;
        var hasSign = match.Value[0] is '&' or '＆';
        var isEnded = match.Value[^1] is ';' or '；';
        // R & D; is none, and a bare lt; or nbsp; must not be the end of a word.
        if (!hasSign && match.Index > 0 && text[match.Index - 1] is '&' or ';')
            return null;
        if (!hasSign && match.Index > 0 && char.IsAsciiLetterOrDigit(text[match.Index - 1]) && !match.Value.StartsWith("amp;", StringComparison.Ordinal) && !OpenEnded.Contains(name) && !(name is "gt" && text.Contains("lt;", StringComparison.Ordinal)) && !(name is "lt" && BeginsMarkup(text, match.Index + match.Length)))
            return null;
        if (match.Value.Contains(' ', StringComparison.Ordinal) && !(isEnded && (OpenEnded.Contains(name) || Letters.Contains(name))))
            return null;
        if (!isEnded)
            return ReadOpenEnded(text, match, name);
        var known = name[0] != '#' && Letters.Contains(name) && name.Any(char.IsAsciiLetterUpper) ? name.ToLowerInvariant() : name;
        return Decode(known, match.Value) is { } decoded ? new TextEdit(match.Index, match.Length, decoded) : null;
    }

    /// <summary>A word that a comment or an end tag is glued to.</summary>
    private static bool BeginsMarkup(string text, int at) => text.AsSpan(at).StartsWith("!--", StringComparison.Ordinal) || text.AsSpan(at).StartsWith("/", StringComparison.Ordinal) || text.AsSpan(at).StartsWith("?xml", StringComparison.Ordinal);

    /// <summary>&amp;lt and &amp;copy are also parts of addresses; others are not, and what follows must be no letter of theirs.</summary>
    private static TextEdit? ReadOpenEnded(string text, Match match, string name)
    {
        var end = match.Index + match.Length;
        var next = end < text.Length ? text[end] : '\0';
        if (Spaces.FirstOrDefault(n => name.StartsWith(n, StringComparison.OrdinalIgnoreCase)) is { } space)
            return new TextEdit(match.Index, match.Length - (name.Length - space.Length), " ");
        if (name[0] == '#')
            return match.Length > "&#x80".Length && next is '\0' or '&' or ' ' or '\u00A0' || Han.IsOrSign(next) ? Whole(name) : null;
        if (OpenEnded.Contains(name))
            return next is '=' ? null : Whole(name);
        if (OpenEnded.FirstOrDefault(n => name.StartsWith(n, StringComparison.Ordinal)) is { } glued && next != '=')
            return new TextEdit(match.Index, match.Length - (name.Length - glued.Length), Decode(glued, match.Value)!);
        // &ltspan>, &lt/p>
        var isTag = name.StartsWith("lt", StringComparison.Ordinal) && (name.Length == 2 ? next is '/' or '!' : MarkupNames.IsElement(name.AsSpan(2)) && next is ' ' or '>' or '&' or '/' or ':');
        if (isTag)
            return new TextEdit(match.Index, match.Length - (name.Length - 2), "<");
        return name == "gt" && text.AsSpan(0, match.Index).ContainsAny('<', '&') && next != '=' ? Whole(name) : null;

        TextEdit? Whole(string whole) => Decode(whole, match.Value) is { } decoded ? new TextEdit(match.Index, match.Length, decoded) : null;
    }

    /// <summary>Null where the name is none that HTML knows.</summary>
    private static string? Decode(string name, string printed)
    {
        // &amp;amp;nbsp; was escaped three times.
        var inner = $"&{name};";
        var decoded = WebUtility.HtmlDecode(inner);
        // It knows the names of HTML 4 only, in their own letter case.
        if (decoded == inner && name[0] != '#')
            decoded = HtmlEntityProvider.Resolver.GetSymbol(name + ";") is { } known && known.All(c => c < '\u0250' || !char.IsLetter(c)) ? known : name.All(char.IsAsciiLetterUpper) && WebUtility.HtmlDecode(inner.ToLowerInvariant()) is [var one] ? one.ToString() : inner;
        return decoded switch
        {
            [> '\u007F' and not '\u3000' and var space] when char.GetUnicodeCategory(space) == UnicodeCategory.SpaceSeparator => " ",
            [var unseen] when unseen == '\u00AD' || TextOddity.IsUnseen(unseen) => "",
            _ when decoded == inner => printed.Length > inner.Length + 3 && printed.StartsWith(Escape, StringComparison.Ordinal) ? inner : null,
            _ => decoded,
        };
    }

    /// <summary>With space or quotes on both sides, as what is mentioned stands.</summary>
    private static bool IsApart(string text, TextEdit edit) =>
        edit.Start > 0 && edit.End < text.Length && IsApart(text[edit.Start - 1]) && (IsApart(text[edit.End]) || ".,;:!?，。、；：！？".Contains(text[edit.End], StringComparison.Ordinal));

    private static bool IsApart(char c) => char.IsWhiteSpace(c) || "\"'“”‘’「」『』()（）«»„[]".Contains(c, StringComparison.Ordinal);

    [GeneratedRegex("[&＆] ?(amp[;；])*(?<name>#[0-9]{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z][A-Za-z0-9]{1,30})[;；]?|(amp;){1,20}(?<name>[a-zA-Z]{2,8});|(?<name>nbsp|lt|gt|amp|quot|[lr][sd]quo|[mn]dash|hellip|middot|ensp|emsp)[;；]", RegexOptions.ExplicitCapture, 10000)]
    private static partial Regex AnyEntity();

    private readonly record struct Entity(TextEdit Edit, bool IsApart);
}
