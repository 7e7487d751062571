using System.Security.Cryptography;
using System.Text.Json;

namespace Gazette.Articles.Corrections;

/// <summary>
/// What an editor has looked at and found right: one upload's doubts. Other bytes and other doubts ask again; the same doubts in
/// the same bytes do not, whichever pipeline finds them.
/// </summary>
/// <param name="UploadHash">SHA-256 of the upload's bytes, lower-case hexadecimal.</param>
/// <param name="Doubts">Each rule that was not certain, with what it had found.</param>
public sealed record Acceptance(string UploadHash, IReadOnlyList<string> Doubts)
{
    /// <param name="uploadHash">SHA-256 of the upload's bytes, lower-case hex.</param>
    public static Acceptance Of(string uploadHash, IEnumerable<Repair> repairs) => new(uploadHash, [.. Names(repairs)]);

    /// <summary>False when something is doubtful that was not when it was accepted.</summary>
    public bool Covers(ReadOnlyMemory<byte> upload, IEnumerable<Repair> repairs) =>
        Convert.ToHexStringLower(SHA256.HashData(upload.Span)) == UploadHash && Names(repairs).All(Doubts.Contains);

    public bool Equals(Acceptance? other) =>
        other is not null && UploadHash == other.UploadHash && Doubts.SequenceEqual(other.Doubts, StringComparer.Ordinal);

    public override int GetHashCode() => UploadHash.GetHashCode(StringComparison.Ordinal);

    private static IEnumerable<string> Names(IEnumerable<Repair> repairs) =>
        repairs.Where(r => !r.Certain).Select(r => $"{r.Rule} {Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(r)))}");
}
