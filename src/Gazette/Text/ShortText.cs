namespace Gazette.Text;

/// <summary>Texts that are shown only so far.</summary>
internal static class ShortText
{
    /// <summary>The text, or its beginning and an ellipsis. No character outside the basic plane is cut in half.</summary>
    /// <param name="maxLength">In UTF-16 units, the ellipsis included; at least 2.</param>
    public static string Of(string text, int maxLength)
    {
        if (text.Length <= maxLength)
            return text;
        var end = char.IsHighSurrogate(text[maxLength - 2]) ? maxLength - 2 : maxLength - 1;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}
