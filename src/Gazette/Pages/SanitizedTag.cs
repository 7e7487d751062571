namespace Gazette.Pages;

/// <summary>A tag of the sanitizer's markup.</summary>
/// <param name="Index">Of its "&lt;".</param>
/// <param name="Length">Up to and with its "&gt;".</param>
/// <param name="IsEnd">Whether it is an end tag.</param>
internal readonly record struct SanitizedTag(int Index, int Length, string Name, bool IsEnd)
{
    /// <summary>Right behind it.</summary>
    public int End => Index + Length;
}
