using System.IO.Compression;
using System.Text;

namespace Gazette.Tests.Archives;

/// <summary>Archives as programs make them, and as those who mean harm do.</summary>
internal static class ZipMaker
{
    public static byte[] Zip(params (string Name, string Text)[] files) => Zip(null, files);

    /// <param name="names">The character set of the names, stated nowhere; null for UTF-8, stated where it matters.</param>
    public static byte[] Zip(Encoding? names, params (string Name, string Text)[] files)
    {
        var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true, names))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return buffer.ToArray();
    }

    /// <summary>Says of all files that they need a password.</summary>
    public static byte[] Locked(byte[] zip) => WithFlags(zip, 1);

    /// <summary>Says nothing of the character set, as programs of macOS do that write UTF-8.</summary>
    public static byte[] WithoutUtf8Flag(byte[] zip) => WithFlags(zip, 0);

    private static byte[] WithFlags(byte[] zip, byte flags)
    {
        var changed = (byte[])zip.Clone();
        for (var i = 0; i + 10 < changed.Length; i++)
        {
            var at = changed.AsSpan(i).StartsWith("PK\x03\x04"u8) ? i + 6 : changed.AsSpan(i).StartsWith("PK\x01\x02"u8) ? i + 8 : 0;
            if (at > 0)
                (changed[at], changed[at + 1]) = (flags, 0);
        }

        return changed;
    }
}
