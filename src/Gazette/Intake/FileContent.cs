using Gazette.Uploads;

namespace Gazette.Intake;

/// <summary>The bytes of one text, alone in a file or out of an archive.</summary>
/// <param name="ContentType">What stands beside the bytes about their kind and character set; it may lie.</param>
/// <param name="Location">The address that the bytes came from; null when nothing says so.</param>
internal sealed record FileContent(FileKind Kind, ReadOnlyMemory<byte> Bytes, string? ContentType, string? Location)
{
    /// <summary>The other pages of an archive, each by an address that a frame may give.</summary>
    public IReadOnlyList<(string Address, FileContent Page)> Frames { get; init; } = [];

    /// <summary>The pictures of an archive, each by an address that an image may give.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Pictures { get; init; } = new Dictionary<string, ReadOnlyMemory<byte>>();
}
