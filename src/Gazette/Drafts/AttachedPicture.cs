namespace Gazette.Drafts;

/// <summary>A picture of a message, which its text may or may not show.</summary>
/// <param name="Address">Its key in the parts of the file.</param>
/// <param name="Name">Of its file, or its description; empty when it has none.</param>
internal sealed record AttachedPicture(string Address, string Name);
