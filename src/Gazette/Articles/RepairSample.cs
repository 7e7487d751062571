using Gazette.Text;

namespace Gazette.Articles;

/// <summary>One change, shortened for people. An empty <see cref="After"/> means removed.</summary>
public sealed record RepairSample(string Before, string After)
{
    /// <summary>In UTF-16 units, the ellipsis included.</summary>
    public const int MaxLength = 80;

    /// <summary>Of texts of any length.</summary>
    public static RepairSample Cut(string before, string after) => new(ShortText.Of(before, MaxLength), ShortText.Of(after, MaxLength));
}
