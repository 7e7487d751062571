using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Gazette.Cleaning.Lines;
using Gazette.Drafts;

namespace Gazette.Cleaning.Markup;

/// <summary>
/// Removes what bulletin boards write in the place of tags, where a copy of a post shows it: <c>[size=4]</c>, <c>[/color]</c>. An
/// end, or a value behind an equals sign, proves it; what a picture's or a file's pair holds is an address and goes with it.
/// </summary>
internal sealed partial class BulletinCode : ICleaningRule
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "b", "i", "u", "s", "p", "size", "color", "font", "align", "url", "img", "attach", "attachimg", "quote", "list", "indent", "float", "table", "tr", "td", "th", "hr", "email", "backcolor", "sub", "sup",
        "left", "center", "right", "media", "flash", "audio", "video", "hide", "free", "postbg", "spoiler", "em", "youtube");

    public string Name => "bulletin-code";

    public void Apply(Draft draft, IReadOnlyList<Line> lines)
    {
        var damaged = lines.Where(l => !l.IsCode && l.Block is not null && l.Text.Contains('[', StringComparison.Ordinal) && l.Text.Contains(']', StringComparison.Ordinal)).ToList();
        var ended = damaged.SelectMany(l => Ends().Matches(l.Text)).Select(m => m.Groups["name"].Value).Where(Names.Contains).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var valued = damaged.SelectMany(l => Starts().Matches(l.Text)).Count(m => m.Groups["value"].Success && Names.Contains(m.Groups["name"].Value));
        if (ended.Count + valued == 0 || MarkupTalk.IsIn(lines))
            return;
        foreach (var line in damaged.Where(l => !MarkupTalk.IsIn(l.Text)))
        {
            var edits = Code().Matches(line.Text).Where(m => IsCode(m, ended)).Select(m => new TextEdit(m.Index, m.Length, "")).ToList();
            line.Repair(draft.Report, Name, edits);
        }
    }

    private static bool IsCode(Match match, HashSet<string> ended) =>
        match.Groups["address"].Success
        || (Names.Contains(match.Groups["name"].Value) && (match.Groups["end"].Success || match.Groups["value"].Success || ended.Contains(match.Groups["name"].Value)));

    [GeneratedRegex("\\[/(?<name>[a-z]{1,10})\\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Ends();

    [GeneratedRegex("\\[(?<name>[a-z]{1,10})(?<value>=[^\\[\\]]{1,120})\\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Starts();

    [GeneratedRegex("(?<address>\\[(?:img|attach|attachimg|media|flash|audio|video)(?:=[^\\[\\]]{1,120})?\\][^\\s\\[\\]]{1,300}\\[/(?:img|attach|attachimg|media|flash|audio|video)\\])|\\[(?<end>/)?(?<name>[a-z]{1,10})(?<value>=[^\\[\\]]{1,300})?\\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Code();
}
