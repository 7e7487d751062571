using Gazette.Text;

namespace Gazette.Intake.Pdf;

/// <summary>Characters that have no spaces between them.</summary>
internal static class WideCharacter
{
    /// <summary>Chinese and Japanese, and their own signs; Korean has spaces.</summary>
    public static bool Is(char c) => Han.Is(c) || c is (>= '\u3001' and <= '\u30FF') or (>= '\uFF01' and <= '\uFF5E');

    /// <summary>Also the signs that they share with others: quotes, dashes, dots.</summary>
    public static bool IsOrShared(char c) => Is(c) || Han.IsOrSign(c);

    /// <summary>Whether a text ends with one; a shared sign is what stands before it.</summary>
    public static bool Ends(string text) => Is(text[^1]) || (IsOrShared(text[^1]) && text.Length > 1 && Is(text[^2]));

    public static bool Begins(string text) => Is(text[0]) || (IsOrShared(text[0]) && text.Length > 1 && Is(text[1]));
}
