using System.Buffers;
using System.Text.RegularExpressions;
using Gazette.Cleaning.Lines;
using Gazette.Drafts;
using Gazette.Text;

namespace Gazette.Cleaning.Markup;

/// <summary>
/// Removes lines that are a style sheet or a script and nothing else: what is left where a copy of a page lost the element
/// around them. A page about programs keeps them.
/// </summary>
internal sealed partial class ProgramLines : ICleaningRule
{
    /// <summary>In UTF-16 units. Longer ones are looked at as far as this.</summary>
    private const int MaxLength = 4_000;

    /// <summary>A line with more is prose that quotes something.</summary>
    private const int MaxHan = 12;

    private const string WordsName = "MicrosoftInternetExplorer4";

    private static readonly SearchValues<char> Signs = SearchValues.Create("{};()");

    public string Name => "program-lines";

    public void Apply(Draft draft, IReadOnlyList<Line> lines)
    {
        var programs = lines.Where(l => !l.IsCode && l.Block is not null && Is(l.Text.Trim())).ToList();
        if (programs.Count == 0 || MarkupTalk.IsIn([.. lines.Except(programs)]))
            return;
        foreach (var line in programs)
            line.Repair(draft.Report, Name, [new TextEdit(0, line.Text.Length, "")]);
    }

    private static bool Is(string line) =>
        line.Length is >= 8 and <= MaxLength && Han.Count(line) <= MaxHan
        && ((line.AsSpan().ContainsAny(Signs) && (StyleSheet().IsMatch(line) || Script().IsMatch(line))) || (line.EndsWith(WordsName, StringComparison.Ordinal) && WordOptions().IsMatch(line)));

    /// <summary>Rules, each with its braces, from the first character to the last.</summary>
    // Backtracking is not linear here: repeats in repeats.
    [GeneratedRegex("^(?:/\\*[^{}]{0,200}\\*/\\s*)?(?:[^{}。！？]{1,200}\\{\\s*(?:[a-z-]+\\s*:[^{};]{1,200};\\s*)*[a-z-]+\\s*:[^{};]{1,200};?\\s*\\}\\s*)+$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex StyleSheet();

    /// <summary>A statement as scripts begin one, up to its end.</summary>
    [GeneratedRegex("^(?:(?:var|let|const) [\\w$]+ ?=|(?:document|window|location|console|jQuery|\\$)[.(\\[]|_?[\\w$]{1,40}(?:\\.[\\w$]{1,40}){0,3} ?= ?[\\[{\"'(]|[\\w$]{1,40}(?:\\.[\\w$]{1,40}){0,3}\\.push\\(|\\(?function ?[\\w$]*\\(|\\(adsbygoogle).*[;})]$", RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Script();

    /// <summary>What Word writes into a copy for itself: Normal 0 false false EN-US X-NONE MicrosoftInternetExplorer4.</summary>
    [GeneratedRegex("^(?:Normal )?0?[^。！？]{0,120}(?:false|true) .{0,80}" + WordsName + "$", RegexOptions.None, 10000)]
    private static partial Regex WordOptions();
}
