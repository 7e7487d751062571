using System.IO.Compression;
using System.Text;
using Gazette.Intake;

namespace Gazette.Tests;

/// <summary>What is encrypted cannot be looked through before it is opened, unless it is packed: then it is as it is unpacked.</summary>
public sealed class PdfEncryptionTests
{
    private const string Text = "BT /F1 11 Tf 72 700 Td (The mill by the weir turns again after nineteen years, and flour was sold.) Tj ET\n";
    private const string Fonts = "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >>";

    private static readonly (int Number, string Text)[] Pages = [(10, "<< /Type /Pages /Count 1 /Kids [11 0 R] >>"), (11, $"<< /Type /Page /Parent 10 0 R /MediaBox [0 0 505 842] /Contents 5 0 R {Fonts} >>")];

    /// <summary>Groups of pages within one another: each would be a call within a call.</summary>
    private static readonly (int Number, string Text)[] Deep = [.. Enumerable.Range(10, 30_000).Select(i => (i, $"<< /Type /Pages /Count 1 /Kids [{i + 1} 0 R] >>"))];

    [Fact]
    public void Packed_streams_are_read()
    {
        Assert.True(UploadReader.TryRead(Uploads.Of("a.pdf", FileOf(Pages, "/Filter /FlateDecode", Packed).ToBytes()), out var text, out var rejection), rejection?.Detail);
        Assert.Contains("The mill by the weir", text.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_file_says_of_itself_need_not_be_packed()
    {
        var file = FileOf(Pages, "/Filter /FlateDecode", Packed, "/Metadata 6 0 R").AddStream(6, "<?xpacket?>"u8.ToArray(), "/Type /Metadata /Subtype /XML");
        Assert.True(UploadReader.TryRead(Uploads.Of("a.pdf", file.ToBytes()), out _, out var rejection), rejection?.Detail);
    }

    [Fact]
    public void Deep_structures_that_are_not_packed_are_refused() => AssertRefused(FileOf(Deep, "", bytes => bytes), "1 of its parts is not packed");

    [Fact]
    public void Deep_structures_that_are_packed_are_refused() => AssertRefused(FileOf(Deep, "/Filter /FlateDecode", Packed), "groups of pages; the limit is");

    [Theory]
    [InlineData("/Filter []")]
    [InlineData("/Filter null")]
    [InlineData("/Filter /Crypt")]
    [InlineData("/F#69lter /FlateDecode")]
    [InlineData("/X << /Filter /FlateDecode >>")]
    [InlineData("/X (/Filter /FlateDecode)")]
    [InlineData("/Filter /FlateDecode /Filter null")]
    [InlineData("%/Filter /FlateDecode\n")]
    [InlineData("/Type /Metadata /Subtype /XML")]
    public void A_stream_that_only_looks_packed_is_refused(string entries) => AssertRefused(FileOf(Pages, entries, bytes => bytes), "not packed");

    /// <summary>A map of characters, say: what it is called says nothing of what it is taken for.</summary>
    [Fact]
    public void What_calls_itself_metadata_is_used_as_nothing_else()
    {
        var file = FileOf([Pages[0], (11, $"<< /Type /Page /Parent 10 0 R /MediaBox [0 0 505 842] /Contents 6 0 R {Fonts} >>")], "/Filter /FlateDecode", Packed);
        AssertRefused(file.AddStream(6, Encoding.Latin1.GetBytes(Text), "/Type /Metadata /Subtype /XML"), "not packed");
    }

    private static EncryptedPdf FileOf(IReadOnlyList<(int Number, string Text)> parts, string entries, Func<byte[], byte[]> pack, string catalog = "") => new EncryptedPdf()
        .Add(1, $"<< /Type /Catalog /Pages 10 0 R {catalog} >>")
        .Contain(parts, entries, pack)
        .AddStream(5, Packed(Encoding.Latin1.GetBytes(Text)), "/Filter /FlateDecode");

    private static void AssertRefused(EncryptedPdf file, string words)
    {
        Assert.False(UploadReader.TryRead(Uploads.Of("a.pdf", file.ToBytes()), out _, out var rejection));
        Assert.Contains(words, rejection.Detail, StringComparison.Ordinal);
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            deflate.Write(bytes);
        return packed.ToArray();
    }
}
