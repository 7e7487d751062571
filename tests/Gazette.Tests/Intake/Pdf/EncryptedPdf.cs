using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Gazette.Tests;

/// <summary>Writes PDFs that are encrypted and need no password, as the first version of the standard says; what is in their streams shows only once it is decrypted.</summary>
internal sealed class EncryptedPdf
{
    private const int KeyBytes = 5;
    private const int Container = 4;

    private static readonly byte[] Padding = Convert.FromHexString("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A");
    private static readonly byte[] Owner = new byte[32];
    private static readonly byte[] Key = Md5([.. Padding, .. Owner, 0xFC, 0xFF, 0xFF, 0xFF])[..KeyBytes];

    private readonly SortedDictionary<int, byte[]> objects = new()
    {
        [3] = Encoding.Latin1.GetBytes($"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{Convert.ToHexString(Owner)}> /U <{Convert.ToHexString(Rc4(Key, Padding))}> >>"),
    };

    private readonly List<int> contained = [];

    public EncryptedPdf Add(int number, string text)
    {
        objects[number] = Encoding.Latin1.GetBytes(text);
        return this;
    }

    public EncryptedPdf AddStream(int number, byte[] content, string entries)
    {
        var encrypted = Rc4(Md5([.. Key, (byte)number, (byte)(number >> 8), 0, 0, 0])[..(KeyBytes + 5)], content);
        objects[number] = [.. Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<< /Length {content.Length} {entries} >>\nstream\n")), .. encrypted, .. "\nendstream"u8];
        return this;
    }

    /// <summary>Objects within a stream.</summary>
    /// <param name="pack">Packs them, or not.</param>
    public EncryptedPdf Contain(IReadOnlyList<(int Number, string Text)> parts, string entries, Func<byte[], byte[]> pack)
    {
        var (heads, body) = (new StringBuilder(), new StringBuilder());
        foreach (var (number, text) in parts)
        {
            heads.Append(CultureInfo.InvariantCulture, $"{number} {body.Length} ");
            body.Append(text).Append('\n');
            contained.Add(number);
        }

        return AddStream(Container, pack(Encoding.Latin1.GetBytes($"{heads}{body}")), $"/Type /ObjStm /N {parts.Count} /First {heads.Length} {entries}");
    }

    /// <summary>Its root is object 1.</summary>
    public byte[] ToBytes()
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n"u8);
        var places = new Dictionary<int, long>();
        foreach (var (number, content) in objects)
        {
            places[number] = file.Position;
            file.Write([.. Encoding.Latin1.GetBytes($"{number} 0 obj\n"), .. content, .. "\nendobj\n"u8]);
        }

        var table = file.Position;
        var last = Math.Max(objects.Keys.Max(), contained.DefaultIfEmpty().Max()) + 1;
        var rows = Enumerable.Range(0, last + 1).SelectMany(n => places.TryGetValue(n, out var place) ? Row(1, place, 0)
            : contained.IndexOf(n) is >= 0 and var at ? Row(2, Container, at)
            : n == last ? Row(1, table, 0) : Row(0, 0, 0)).ToArray();
        file.Write(Encoding.Latin1.GetBytes($"{last} 0 obj\n<< /Type /XRef /Size {last + 1} /W [1 4 2] /Root 1 0 R /Encrypt 3 0 R /ID [<> <>] /Length {rows.Length} >>\nstream\n"));
        file.Write([.. rows, .. Encoding.Latin1.GetBytes($"\nendstream\nendobj\nstartxref\n{table}\n%%EOF\n")]);
        return file.ToArray();
    }

    private static byte[] Row(byte kind, long place, int at) => [kind, (byte)(place >> 24), (byte)(place >> 16), (byte)(place >> 8), (byte)place, (byte)(at >> 8), (byte)at];

    [SuppressMessage("Security", "CA5351", Justification = "The format asks for it.")]
    private static byte[] Md5(byte[] bytes) => MD5.HashData(bytes);

    private static byte[] Rc4(byte[] key, byte[] text)
    {
        var state = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        for (int i = 0, j = 0; i < state.Length; i++)
        {
            j = (j + state[i] + key[i % key.Length]) % state.Length;
            (state[i], state[j]) = (state[j], state[i]);
        }

        var result = text.ToArray();
        for (int at = 0, i = 0, j = 0; at < result.Length; at++)
        {
            i = (i + 1) % state.Length;
            j = (j + state[i]) % state.Length;
            (state[i], state[j]) = (state[j], state[i]);
            result[at] ^= state[(state[i] + state[j]) % state.Length];
        }

        return result;
    }
}
