namespace Gazette.Extraction.Blocks;

/// <summary>How a line is written, counted in one pass over it.</summary>
internal readonly struct LineShape
{
    private LineShape(int letters, int capitals, int digits, int words, int capitalized, int signs)
    {
        Words = words;
        Capitals = letters == 0 ? 0 : (double)capitals / letters;
        Digits = letters + digits == 0 ? 0 : (double)digits / (letters + digits);
        Capitalized = words == 0 ? 0 : (double)capitalized / words;
        Signs = signs;
    }

    public int Words { get; }

    /// <summary>The share of capital letters.</summary>
    public double Capitals { get; }

    public double Digits { get; }

    /// <summary>The share of words that begin with a capital letter.</summary>
    public double Capitalized { get; }

    /// <summary>Bars, dots and arrows that set apart what stands beside each other.</summary>
    public int Signs { get; }

    public static LineShape Of(string line)
    {
        var (letters, capitals, digits, words, capitalized, signs, inWord) = (0, 0, 0, 0, 0, 0, false);
        foreach (var c in line)
        {
            // Most characters of most lines.
            if (char.IsAsciiLetterLower(c))
            {
                words += inWord ? 0 : 1;
                (inWord, letters) = (true, letters + 1);
                continue;
            }

            var isLetter = char.IsLetter(c);
            var isCapital = isLetter && char.IsUpper(c);
            var isDigit = !isLetter && char.IsDigit(c);
            if (isLetter || isDigit)
            {
                words += inWord ? 0 : 1;
                capitalized += !inWord && isCapital ? 1 : 0;
            }

            inWord = isLetter || isDigit || (inWord && c is '\'' or '’' or '-');
            letters += isLetter ? 1 : 0;
            capitals += isCapital ? 1 : 0;
            digits += isDigit ? 1 : 0;
            signs += c is '|' or '·' or '•' or '›' or '»' or '→' or '>' or '/' or '★' or '©' ? 1 : 0;
        }

        return new LineShape(letters, capitals, digits, words, capitalized, signs);
    }
}
