namespace Gazette.Articles;

/// <summary>One change, shortened for people. An empty <see cref="After"/> means removed.</summary>
public sealed record RepairSample(string Before, string After)
{
    /// <summary>In UTF-16 units, the ellipsis included.</summary>
    public const int MaxLength = 80;

    public static RepairSample Cut(string before, string after) => new(Cut(before), Cut(after));

    private static string Cut(string text)
    {
        if (text.Length <= MaxLength)
            return text;
        var end = char.IsHighSurrogate(text[MaxLength - 2]) ? MaxLength - 2 : MaxLength - 1;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}
