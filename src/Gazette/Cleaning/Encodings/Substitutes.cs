using System.Buffers;

namespace Gazette.Cleaning.Encodings;

/// <summary>What programs write where they have no character: question marks and boxes. Texts have both too, but not amid a word.</summary>
internal static class Substitutes
{
    /// <summary>Where no font has the character.</summary>
    public const string Boxes = "□▯▢☐◻⬜■▒░▓〓";

    /// <summary>Behind these a question has ended, however many marks it has.</summary>
    private const string Particles = "吗呢么吧啊呀谁哪嗎麼誰";

    /// <summary>Male □ female □.</summary>
    private const int MaxOption = 4;

    /// <summary>Few people shout so loud.</summary>
    private const int MinOfWord = 6;

    private static readonly SearchValues<char> AllBoxes = SearchValues.Create(Boxes);

    private static readonly SearchValues<char> OfAddresses = SearchValues.Create("/=&@#%_+*|<>");

    /// <summary>A box, or question marks in brackets.</summary>
    public static bool StandsFor(ReadOnlySpan<char> trace) => AllBoxes.Contains(trace[0]) || trace[0] is '[' or '<' or '{' or '【';

    /// <summary>Between letters, and no list of boxes to tick.</summary>
    public static bool AreAmidWord(string text, int start, int length) =>
        char.IsLetter(At(text, start - 1)) && char.IsLetter(At(text, start + length)) && !IsOption(text, start, length);

    /// <summary>A row of question marks that ends no question.</summary>
    public static bool AreLost(string text, int start, int length)
    {
        var (before, after) = (At(text, start - 1), At(text, start + length));
        if (length == 1)
            return IsAmidWord(text, start, before, after);
        if (Particles.Contains(before, StringComparison.Ordinal))
            return false;
        if (IsAmidSentence(after, At(text, start + length + 1)) && (char.IsLetter(before) || !char.IsAsciiLetter(after)))
            return true;
        // Three for each Chinese or Korean character, of two or more, also where a quotation begins with them.
        if (length >= MinOfWord && length % 3 == 0 && ((before >= '\u2E80' && char.IsLetter(before)) || before is '，' or '；' or '、' or '：' or ' ' or '“' or '「' or '『' or '《' or '(' or '（'))
            return true;
        // No sentence ends before a comma or another stop, and none with the rest of a character; no word begins with question marks, and Spanish has others.
        return (char.IsLetterOrDigit(before) && ("，、；：,;:。".Contains(after, StringComparison.Ordinal) || StraySigns.IsRest(after)))
            || (char.IsLower(after) && before is '\'' or '’' or '(' or '[' or '{' or '（' or '［' or '【' or '〔')
            || before is ' ' or ',' or '\n' && char.IsLower(after)
            || (IsOpening(before) && IsClosing(after) && char.IsLetter(At(text, start - 2)) && char.IsLetter(At(text, start + length + 1)));
    }

    /// <summary>One mark in a word of letters, which no address and no formula is: caf?s.</summary>
    private static bool IsAmidWord(string text, int at, char before, char after)
    {
        if (!char.IsLetter(before) || before >= '\u2E80')
            return false;
        if (StraySigns.IsRest(after))
            return true;
        if (!char.IsLower(after))
            return false;
        var (start, end) = (at, at + 1);
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
            start--;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
            end++;
        return text.AsSpan(start, end - start).Count('?') == 1 && text.AsSpan(start, end - start).IndexOfAny(OfAddresses) < 0;
    }

    /// <summary>What??? Really: a new sentence begins.</summary>
    private static bool IsAmidSentence(char after, char next) => char.IsLetter(after) || (after == ' ' && char.IsLower(next));

    private static bool IsOption(string text, int start, int length)
    {
        var next = text.AsSpan(start + length).IndexOfAny(AllBoxes);
        var last = text.AsSpan(0, start).LastIndexOfAny(AllBoxes);
        return length == 1 && (next is >= 0 and <= MaxOption || (last >= 0 && start - last - 1 <= MaxOption)) && (AllBoxes.Contains(text.AsSpan().Trim()[0]) || AllBoxes.Contains(text.AsSpan().Trim()[^1]));
    }

    private static bool IsOpening(char c) => c is '[' or '{' or '［' or '【' or '〔' or '〈' or '《';

    private static bool IsClosing(char c) => c is ']' or '}' or '］' or '】' or '〕' or '〉' or '》';

    private static char At(string text, int i) => i >= 0 && i < text.Length ? text[i] : '\n';
}
