using Gazette.Text;

namespace Gazette.Pages.Reading;

/// <summary>
/// How long an article takes to read, at the speeds that Trauzettel-Klosinski and Dietz (2012) measured for newspaper-like texts: 255
/// Chinese characters or 228 English words a minute.
/// </summary>
internal static class ReadingTime
{
    private const double CharactersPerMinute = 255;
    private const double WordsPerMinute = 228;

    // Japanese and Korean are read as fast as Chinese, by the character of each.
    private static bool IsCharacter(char c) => Han.Is(c) || Han.IsSyllable(c);

    /// <summary>Whole minutes, at least 1.</summary>
    public static int MinutesOf(string text)
    {
        var (characters, words, inWord) = (0, 0, false);
        foreach (var c in text)
        {
            var isCharacter = IsCharacter(c);
            characters += isCharacter ? 1 : 0;
            var isWord = !isCharacter && (char.IsLetterOrDigit(c) || (inWord && c is '\'' or '’' or '-' or '.'));
            words += isWord && !inWord ? 1 : 0;
            inWord = isWord;
        }

        return Math.Max(1, (int)Math.Round((characters / CharactersPerMinute) + (words / WordsPerMinute)));
    }
}
