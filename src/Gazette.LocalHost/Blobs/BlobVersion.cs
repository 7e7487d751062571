using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Azure.Storage.Blobs.Models;

namespace Gazette.LocalHost.Blobs;

/// <summary>One state of one blob. An overwrite has the same name and another ETag.</summary>
/// <param name="ETag">Without quotes: storage gives it now with, now without.</param>
internal sealed record BlobVersion(string Container, string Name, string ETag)
{
    /// <summary>The first 128 bits of a hash: a mark's own name has a limit that blob names may use up already.</summary>
    public UInt128 Key { get; } = Hash($"{Container}\n{ETag}\n{Name}");

    public static BlobVersion Of(string container, BlobItem blob) =>
        new(container, blob.Name, blob.Properties.ETag.GetValueOrDefault().ToString().Trim('"'));

    public override string ToString() => $"{Container}/{Name}";

    private static UInt128 Hash(string text) =>
        BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
