using System.Security.Cryptography;
using System.Text;
using Gazette.Articles.Media;
using Gazette.Uploads;

namespace Gazette.Publishing;

/// <summary>Makes an <see cref="Attachment.Hash"/> of a file that comes piece by piece.</summary>
internal sealed class AttachmentHash : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public AttachmentHash(AttachmentFormat format) => hash.AppendData(Encoding.UTF8.GetBytes(format.ContentType + "\n"));

    public void Add(ReadOnlySpan<byte> piece) => hash.AppendData(piece);

    public string End() => Convert.ToHexStringLower(hash.GetHashAndReset())[..Picture.HashLength];

    public void Dispose() => hash.Dispose();
}
