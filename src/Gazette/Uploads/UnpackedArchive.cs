using Gazette.Articles;

namespace Gazette.Uploads;

/// <summary>How far an archive is unpacked, and what became of its files.</summary>
/// <param name="Files">How many it holds, folders not counted.</param>
/// <param name="Done">How many of them were dealt with, in the order of unpacking: where a run that died is taken up.</param>
/// <param name="Unpacked">Those that are uploads of their own now.</param>
/// <param name="Kept">Those whose place another upload has, which stays.</param>
/// <param name="Unreadable">Those that cannot be unpacked.</param>
/// <param name="LeftOut">Those that are neither an article's text nor anything that it shows or links.</param>
public sealed record UnpackedArchive(int Files, int Done, int Unpacked, NamedCount Kept, NamedCount Unreadable, NamedCount LeftOut)
{
    /// <summary>Before the first file.</summary>
    public static UnpackedArchive Begun(int files) => new(files, 0, 0, NamedCount.None, NamedCount.None, NamedCount.None);

    public bool IsDone => Done >= Files;

    /// <summary>What a person should know of it.</summary>
    public IReadOnlyList<Repair> Repairs =>
    [
        .. Kept.As("archive-file-kept", certain: false),
        .. Unreadable.As("archive-file-unreadable", certain: false),
        .. LeftOut.As("archive-file-left-out", certain: true),
    ];

    /// <summary>One more file dealt with.</summary>
    /// <param name="path">As the archive has it.</param>
    public UnpackedArchive With(string path, MemberFate fate)
    {
        var next = this with { Done = Done + 1 };
        return fate.What switch
        {
            MemberFate.Kind.Unpacked => next with { Unpacked = Unpacked + 1 },
            MemberFate.Kind.Kept => next with { Kept = Kept.With(path, "") },
            MemberFate.Kind.LeftOut => next with { LeftOut = LeftOut.With(path, "") },
            _ => next with { Unreadable = Unreadable.With(path, fate.Why ?? "") },
        };
    }
}
