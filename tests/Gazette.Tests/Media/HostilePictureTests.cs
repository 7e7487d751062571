using System.Buffers.Binary;
using System.Diagnostics;
using CsCheck;
using Gazette.Media;
using Gazette.Tests.Fuzzing;
using Gazette.Uploads;

namespace Gazette.Tests;

/// <summary>What strangers may send as a picture: it is refused in words, quickly, and takes nothing with it.</summary>
public sealed class HostilePictureTests
{
    private const int Samples = 150;

    private static readonly PictureEngine Engine = new();

    private static readonly byte[] Jpeg = TestPicture.Photo(120, 80);

    public static TheoryData<string> NoPictures => new(NoPicture.Keys);

    private static Dictionary<string, byte[]> NoPicture { get; } = new()
    {
        ["a page"] = "<!DOCTYPE html><script>alert(1)</script>"u8.ToArray(),
        ["a drawing that can hold script"] = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"u8.ToArray(),
        ["a drawing in XML"] = "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>"u8.ToArray(),
        ["a PDF"] = "%PDF-1.7\n%"u8.ToArray(),
        ["PostScript"] = "%!PS-Adobe-3.0 EPSF-3.0"u8.ToArray(),
        ["a text format of pictures"] = "P3\n1 1\n255\n1 1 1\n"u8.ToArray(),
        ["libvips's own format"] = [0x08, 0xF2, 0xA6, 0xB6, .. new byte[80]],
        ["a Photoshop file"] = [.. "8BPS"u8, .. new byte[40]],
        ["a program of ImageMagick"] = "push graphic-context\nviewbox 0 0 640 480\nfill 'url(https://example.org/)'"u8.ToArray(),
        ["a photograph of iPhones"] = [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8, .. new byte[40]],
        ["one byte"] = [0xFF],
        ["nothing"] = [],
    };

    public static TheoryData<string, byte[]> Broken => new()
    {
        { "a JPEG that ends early", Jpeg[..^40] },
        { "a PNG that ends early", TestPicture.Photo(120, 80, ".png")[..200] },
        { "a JPEG that only begins", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] },
        { "a GIF that only begins", "GIF89a"u8.ToArray() },
        { "a WebP that only begins", [.. "RIFF"u8, 0xFF, 0xFF, 0xFF, 0x7F, .. "WEBPVP8 "u8, 0, 0, 0, 0] },
        { "an AVIF that only begins", [0, 0, 0, 28, .. "ftypavif"u8, 0, 0, 0, 0, .. "avifmif1miaf"u8, .. new byte[20]] },
        { "a TIFF whose directory is elsewhere", [.. "II*\0"u8, 0xFF, 0xFF, 0xFF, 0x7F] },
        { "a bitmap that ends early", TestPicture.Bitmap(90, 90, 1, 2, 3)[..900] },
        { "a compressed bitmap", WithCompression(TestPicture.Bitmap(9, 9, 1, 2, 3)) },
    };

    [Theory]
    [MemberData(nameof(NoPictures))]
    public async Task What_is_no_picture_is_refused(string what)
    {
        var rejection = await RejectionAsync(NoPicture[what]);
        Assert.Equal(RejectionReason.NotPicture, rejection.Reason);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task What_is_broken_is_refused(string what, byte[] bytes)
    {
        var rejection = await RejectionAsync(bytes);
        Assert.True(rejection.Reason == RejectionReason.NotPicture, what);
        Assert.DoesNotContain('\n', rejection.Detail);
    }

    [Fact]
    public async Task A_picture_that_says_it_is_huge_is_refused_unread()
    {
        var png = TestPicture.Photo(20, 20, ".png");
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), 60_000);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 60_000);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc(png.AsSpan(12, 17)));
        var watch = Stopwatch.StartNew();
        var rejection = await RejectionAsync(png);
        Assert.Equal(RejectionReason.TooComplex, rejection.Reason);
        Assert.Contains("60,000 x 60,000 pixels, 3,600,000,000 in all; the limit is 40,000,000", rejection.Detail, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_small_file_of_many_pixels_is_refused() =>
        Assert.Equal(RejectionReason.TooComplex, (await RejectionAsync(TestPicture.Bomb(9_000, 9_000))).Reason);

    [Fact]
    public async Task A_line_of_a_million_pixels_is_refused_unread() =>
        Assert.Contains("1,000,000 x 1 pixels; the limit of a side is 65,500", (await RejectionAsync(TestPicture.Bomb(1_000_000, 1))).Detail, StringComparison.Ordinal);

    [Fact]
    public async Task Ten_thousand_frames_are_refused()
    {
        var rejection = await RejectionAsync(TestPicture.Animation(2, 2, 10_000));
        Assert.Contains("has 10,000 frames; the limit is 200", rejection.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Frames_count_together() =>
        Assert.Contains("in 150 frames", (await RejectionAsync(TestPicture.Animation(600, 600, 150))).Detail, StringComparison.Ordinal);

    [Fact]
    public async Task A_JPEG_that_goes_over_its_pixels_for_ever_is_refused()
    {
        var end = Jpeg.AsSpan().LastIndexOf<byte>([0xFF, 0xD9]);
        byte[] scans = [.. Enumerable.Repeat(new byte[] { 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x55 }, 500).SelectMany(s => s)];
        Assert.Contains("the limit is 100", (await RejectionAsync([.. Jpeg[..end], .. scans, 0xFF, 0xD9])).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_behind_a_picture_is_left_behind()
    {
        var script = "<script>alert(1)</script>"u8.ToArray();
        var (picture, _) = await Engine.ProcessAsync((byte[])[.. Jpeg, .. script], TestContext.Current.CancellationToken);
        Assert.All(picture!.Contents, content => Assert.Equal(-1, content.AsSpan().IndexOf(script)));
    }

    [Fact]
    public void Whatever_bytes_come_they_are_made_or_refused() => FuzzPictures.Any.Sample(
        bytes =>
        {
            var (picture, rejection) = Engine.ProcessAsync(bytes, CancellationToken.None).GetAwaiter().GetResult();
            return (picture is null) != (rejection is null);
        },
        iter: Samples,
        threads: 1);

    private static async Task<Rejection> RejectionAsync(byte[] bytes)
    {
        var (picture, rejection) = await Engine.ProcessAsync(bytes, TestContext.Current.CancellationToken);
        Assert.Null(picture);
        return rejection!;
    }

    private static byte[] WithCompression(byte[] bitmap)
    {
        bitmap[30] = 1;
        return bitmap;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        return ~crc;
    }
}
