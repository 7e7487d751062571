using System.Buffers;
using System.Text.RegularExpressions;
using Gazette.Cleaning.Characters;
using Gazette.Cleaning.Lines;
using Gazette.Drafts;
using Gazette.Text;
using Gazette.Text.CharacterSets;

namespace Gazette.Cleaning.Encodings;

/// <summary>
/// Reports text whose bytes are gone: <c>锟斤拷</c>, <c>烫烫烫</c>, U+FFFD and its misreadings, question marks and boxes in place of
/// letters, private-use characters amid words, bytes that a character has left behind, UTF-8 that was read as GBK. Nothing is changed: what stood there cannot be known.
/// </summary>
internal sealed partial class DestroyedText : ICleaningRule
{
    /// <summary>Intake reports the bytes that it turned into U+FFFD itself.</summary>
    private const string ReportedByIntake = "undecodable-bytes";

    /// <summary>Characters that only UTF-8 read as GBK makes common, to all Han of a line.</summary>
    private const double MinMisreadShare = 0.06;

    private const int MinMisread = 3;

    private static readonly SearchValues<char> Signs = SearchValues.Create("锟拷烫屯\uFFFD½?\\&" + Substitutes.Boxes + StraySigns.All);

    public string Name => "destroyed-text";

    public void Apply(Draft draft, IReadOnlyList<Line> lines)
    {
        var fromIntake = draft.Report.Repairs.Any(r => r.Rule == ReportedByIntake);
        var mayQuote = new Lazy<bool>(() => EncodingTalk.IsIn(lines));
        foreach (var line in lines.Where(l => !l.IsCode && l.Block is not null))
        {
            // Nine lines of ten of an English page have nothing to look at.
            if (line.Text.AsSpan().IndexOfAnyExceptInRange('\0', '\u007F') >= 0 && (IsMisreadAsGbk(line.Text) || UnreadableText.Is(line.Text) || TextOddity.HasStrays(line.Text)) && !EncodingTalk.Names(line.Text))
                Report(draft, line, new TextEdit(0, line.Text.Length, line.Text));
            if (!MayHold(line.Text) || EncodingTalk.Names(line.Text))
                continue;
            foreach (Match match in Traces().Matches(line.Text))
            {
                if (IsDestroyed(line.Text, match, fromIntake, mayQuote))
                    Report(draft, line, new TextEdit(match.Index, match.Length, match.Value));
            }
        }
    }

    private void Report(Draft draft, Line line, TextEdit place)
    {
        var (before, _) = line.Shown(place);
        draft.Report.Add(Name, before, before, certain: false);
    }

    private static bool MayHold(string text) => text.AsSpan().IndexOfAnyInRange('\u00E3', '\u00EF') >= 0 || text.AsSpan().IndexOfAny(Signs) >= 0 || text.AsSpan().IndexOfAnyInRange('\u0080', '\u009F') >= 0 || text.AsSpan().IndexOfAnyInRange('\uE000', '\uF8FF') >= 0;

    private static bool IsDestroyed(string text, Match match, bool fromIntake, Lazy<bool> mayQuote)
    {
        var before = match.Index > 0 ? text[match.Index - 1] : '\n';
        var after = match.Index + match.Length < text.Length ? text[match.Index + match.Length] : '\n';
        return match.Value[0] switch
        {
            >= '\u00E3' and <= '\u00EF' when match.Length == 3 && match.Value.EndsWith("??", StringComparison.Ordinal) => Substitutes.AreLost(text, match.Index + 1, text.AsSpan(match.Index + 1).IndexOfAnyExcept('?') is >= 0 and var length ? length : text.Length - match.Index - 1),
            // 真的吗??? is meant so.
            >= '\u00E3' and <= '\u00EF' => Han.Is(before) || Han.Is(after) || WesternBytes.Of(after) is >= 0xE0 and <= 0xEF,
            '?' => Substitutes.AreLost(text, match.Index, match.Length),
            // Icons of a page's font stand alone.
            >= '\uE000' and <= '\uF8FF' => PrivateCharacters.IsPartOfWord(text, match.Index, match.Index + match.Length),
            '\uFFFD' when fromIntake => false,
            '\\' or '&' => true,
            // Every control that stands for a sign has become it: what is left is a byte of something.
            _ when match.ValueSpan.IndexOfAnyInRange('\u0080', '\u009F') >= 0 => true,
            _ when Substitutes.StandsFor(match.ValueSpan) => Substitutes.AreAmidWord(text, match.Index, match.Length),
            _ when StraySigns.IsSign(match.ValueSpan[0]) => StraySigns.AreIn(text, match.Index, match.Length),
            _ => !(IsQuote(before) && IsQuote(after) && (IsName(match.Value) || mayQuote.Value)),
        };
    }

    /// <summary>What such text is called; a word that was lost between quotation marks has twice as much.</summary>
    private static bool IsName(string trace) => trace is "锟斤拷" or "烫烫烫" or "屯屯屯" or "\uFFFD" or "ï¿½";

    private static bool IsQuote(char c) => c is '"' or '\'' or '“' or '”' or '‘' or '’' or '「' or '」' or '『' or '』' or '《' or '》' or '(' or ')' or '（' or '）';

    private static bool IsMisreadAsGbk(string text)
    {
        var count = 0;
        for (var i = text.AsSpan().IndexOfAny("锛鐨銆鈥"); i >= 0 && i < text.Length; i++)
            count += text[i] is '锛' or '鐨' or '銆' or '鈥' ? 1 : 0;
        return count >= MinMisread && count >= MinMisreadShare * Han.Count(text);
    }

    [GeneratedRegex("(锟斤拷|锟斤|斤拷|锟)+|烫{3,}|屯{3,}|\uFFFD+|(ï¿½)+|\\?+|\\\\u[Ff]{3}[Dd]|&#(65533|[xX][Ff]{3}[Dd]);|[[<{【]\\?+[]>}】]|[□▯▢☐◻⬜■▒░▓〓]+|[\u00E3-\u00EF][?\u0080-\u00BF\u0152-\u2122]{1,2}|[\uE000-\uF8FF]+|[\u0080-\u009F\u00A1-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013\u2014\u2018-\u201E\u2020-\u2022\u2026\u2030\u2039\u203A\u20AC\u2122]+", RegexOptions.ExplicitCapture, 10000)]
    private static partial Regex Traces();
}
