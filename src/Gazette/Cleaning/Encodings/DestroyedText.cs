using System.Buffers;
using System.Text.RegularExpressions;
using Gazette.Cleaning.Characters;
using Gazette.Cleaning.Lines;
using Gazette.Drafts;
using Gazette.Text;
using Gazette.Text.CharacterSets;

namespace Gazette.Cleaning.Encodings;

/// <summary>
/// Reports text whose bytes are gone: <c>锟斤拷</c>, <c>烫烫烫</c>, U+FFFD and its misreadings, question marks in place of Han,
/// private-use characters amid words, UTF-8 that was read as GBK. Nothing is changed: what stood there cannot be known.
/// </summary>
internal sealed partial class DestroyedText : ICleaningRule
{
    /// <summary>Intake reports the bytes that it turned into U+FFFD itself.</summary>
    private const string ReportedByIntake = "undecodable-bytes";

    /// <summary>Characters that only UTF-8 read as GBK makes common, to all Han of a line.</summary>
    private const double MinMisreadShare = 0.06;

    private const int MinMisread = 3;

    private static readonly SearchValues<char> Signs = SearchValues.Create("锟拷烫屯\uFFFD½?");

    public string Name => "destroyed-text";

    public void Apply(Draft draft, IReadOnlyList<Line> lines)
    {
        var fromIntake = draft.Report.Repairs.Any(r => r.Rule == ReportedByIntake);
        var mayQuote = new Lazy<bool>(() => EncodingTalk.IsIn(lines));
        foreach (var line in lines.Where(l => !l.IsCode && l.Block is not null))
        {
            if ((IsMisreadAsGbk(line.Text) || UnreadableText.Is(line.Text) || TextOddity.HasStrays(line.Text)) && !EncodingTalk.Names(line.Text))
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

    private static bool MayHold(string text) => text.AsSpan().IndexOfAnyInRange('\u00E3', '\u00EF') >= 0 || text.AsSpan().IndexOfAny(Signs) >= 0 || text.AsSpan().IndexOfAnyInRange('\uE000', '\uF8FF') >= 0;

    private static bool IsDestroyed(string text, Match match, bool fromIntake, Lazy<bool> mayQuote)
    {
        var before = match.Index > 0 ? text[match.Index - 1] : '\n';
        var after = match.Index + match.Length < text.Length ? text[match.Index + match.Length] : '\n';
        return match.Value[0] switch
        {
            // 真的吗??? is meant so.
            >= '\u00E3' and <= '\u00EF' => Han.Is(before) || Han.Is(after) || WesternBytes.Of(after) is >= 0xE0 and <= 0xEF,
            '?' => IsLost(text, match, before, after),
            // Icons of a page's font stand alone.
            >= '\uE000' and <= '\uF8FF' => PrivateCharacters.IsPartOfWord(text, match.Index, match.Index + match.Length),
            '\uFFFD' when fromIntake => false,
            _ => !(IsQuote(before) && IsQuote(after) && (IsName(match.Value) || mayQuote.Value)),
        };
    }

    private static bool IsLost(string text, Match match, char before, char after)
    {
        if ("吗呢么吧啊呀谁哪嗎麼誰".Contains(before, StringComparison.Ordinal))
            return false;
        if (IsAmidSentence(text, match.Index + match.Length, after) && (char.IsLetter(before) || !char.IsAsciiLetter(after)))
            return true;
        // No sentence ends before a comma; no word begins with question marks, and Spanish has others.
        return (char.IsLetter(before) && "，、；：,;:".Contains(after, StringComparison.Ordinal)) || (before is ' ' or ',' or '\n' && char.IsLower(after));
    }

    /// <summary>What??? Really: a new sentence begins.</summary>
    private static bool IsAmidSentence(string text, int end, char after) => char.IsLetter(after) || (after == ' ' && end + 1 < text.Length && char.IsLower(text[end + 1]));

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

    [GeneratedRegex("(锟斤拷|锟斤|斤拷|锟)+|烫{3,}|屯{3,}|\uFFFD+|(ï¿½)+|\\?{2,}|[\u00E3-\u00EF][?\u0080-\u00BF\u0152-\u2122]{1,2}|[\uE000-\uF8FF]+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Traces();
}
