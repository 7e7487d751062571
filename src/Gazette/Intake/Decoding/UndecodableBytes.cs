namespace Gazette.Intake.Decoding;

/// <summary>Bytes that the character set cannot explain, and where they stand.</summary>
/// <param name="Hex">The bytes, upper-case hexadecimal.</param>
/// <param name="CharOffset">Where U+FFFD stands for them in the text.</param>
internal sealed record UndecodableBytes(string Hex, int CharOffset)
{
    private const int Context = 12;

    /// <summary>Line, bytes and surroundings, for a person who looks for the place.</summary>
    public string Describe(string text)
    {
        var at = Math.Min(CharOffset, text.Length);
        var line = 1 + text.AsSpan(0, at).Count('\n');
        var start = Math.Max(0, at - Context);
        var around = text[start..Math.Min(text.Length, at + Context)].ReplaceLineEndings(" ");
        return $"line {line}, bytes {Hex}: {around}";
    }
}
