namespace Gazette.Intake.Decoding;

/// <summary>A passage that was read in another character set than the file around it.</summary>
/// <param name="CharOffset">Where it begins in the text; it ends with its line or at the next tag.</param>
internal sealed record ForeignPassage(string Charset, int CharOffset)
{
    private const int Shown = 30;

    /// <summary>Line, set and first words, for a person who looks for the place.</summary>
    public string Describe(string text)
    {
        var line = 1 + text.AsSpan(0, CharOffset).Count('\n');
        return $"line {line}, {Charset}: {text.AsSpan(CharOffset, Math.Min(Shown, text.Length - CharOffset)).ToString().ReplaceLineEndings(" ")}";
    }
}
