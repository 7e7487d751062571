using System.Security.Cryptography;
using System.Text;

namespace Gazette.Articles.Corrections;

/// <summary>
/// An edit to undo, by what tells it from others in every run over the same text: numbers change with the rules and with the
/// upload. The text around it is that of the draft, which rules have not touched yet.
/// </summary>
/// <param name="Before">For people; cut like a sample of the report.</param>
/// <param name="After">Likewise.</param>
/// <param name="Hash">Of both texts in full.</param>
/// <param name="Left">Up to <see cref="ContextLength"/> characters before it.</param>
/// <param name="Right">Likewise after it.</param>
/// <param name="Ordinal">From 0, among the edits that agree in all of the above.</param>
/// <param name="Count">Of those edits.</param>
public sealed record Undo(string Rule, string Before, string After, string Hash, string Left, string Right, int Ordinal, int Count)
{
    /// <summary>In UTF-16 units: a few words, so that a change elsewhere in a paragraph does no harm.</summary>
    public const int ContextLength = 16;

    // As many bytes as tell the edits of one text from one another.
    private const int HashBytes = 8;

    internal static string HashOf(string before, string after) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{before}\0{after}")).AsSpan(0, HashBytes));
}
