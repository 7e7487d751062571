using System.Text;
using Gazette.Text;

namespace Gazette.Drafts;

/// <summary>What a picture shows, in words: one line of plain text.</summary>
internal static class PictureWords
{
    private const int MaxLength = 300;

    /// <returns>Empty where a reader would see nothing.</returns>
    public static string Of(string? text)
    {
        var line = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var words = ShortText.Of(string.Concat(line.EnumerateRunes().Where(r => r.Value != '\uFFFF' && !Rune.IsControl(r))), MaxLength);
        return VisibleText.In(words) ? words : "";
    }
}
