namespace Gazette.Uploads;

/// <summary>What became of one file of an archive.</summary>
/// <param name="Why">Of one that cannot be read: a few words; otherwise null.</param>
public readonly record struct MemberFate(MemberFate.Kind What, string? Why)
{
    /// <summary>See <see cref="UnpackedArchive"/>.</summary>
    public enum Kind
    {
        Unpacked,
        Kept,
        LeftOut,
        Unreadable,
    }

    public static MemberFate Unpacked { get; } = new(Kind.Unpacked, null);

    public static MemberFate Kept { get; } = new(Kind.Kept, null);

    public static MemberFate LeftOut { get; } = new(Kind.LeftOut, null);

    public static MemberFate Unreadable(string why) => new(Kind.Unreadable, why);
}
