using System.Buffers;

namespace Gazette.Text;

/// <summary>What a value of one line may not hold: ends of lines, controls, halves of characters, and marks that turn the text behind them around.</summary>
public static class SingleLine
{
    private static readonly SearchValues<char> Unseen = SearchValues.Create("\u2028\u2029\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    /// <returns>Null for a line; else what breaks it and what to do, to follow the name of the value: <c>has a line break; …</c></returns>
    public static string? Fault(string text) => IndexOfUnseen(text) is >= 0 and var at
        ? $"has {Name(text[at])}; it must be one line of text. Remove what stands at character {at + 1}."
        : null;

    /// <summary>The text without whatever breaks a line.</summary>
    public static string Of(string text)
    {
        for (int at; (at = IndexOfUnseen(text)) >= 0;)
            text = text.Remove(at, 1);
        return text;
    }

    private static string Name(char c) => c switch
    {
        '\n' or '\r' or '\u2028' or '\u2029' => "a line break",
        _ when char.IsSurrogate(c) => "half a character",
        _ => "a control character",
    };

    private static int IndexOfUnseen(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
                i++;
            else if (char.IsControl(text[i]) || char.IsSurrogate(text[i]) || Unseen.Contains(text[i]))
                return i;
        }

        return -1;
    }
}
