using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using Gazette.Articles.Media;
using Gazette.Uploads;
using NetVips;

namespace Gazette.Media;

/// <summary>
/// Makes of a picture's bytes what readers get: turned as the camera was held, in sRGB, without any metadata, in three widths.
/// Of libvips only the loaders of the formats that we name are let near strangers' bytes.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore of which nobody asks the wait handle holds nothing to dispose of.")]
public sealed class PictureEngine
{
    /// <summary>Raised whenever the same bytes would give other files: their addresses never change their content.</summary>
    private const byte Version = 1;

    /// <summary>One may need 500 MB: a large PNG that is stored in several passes is held as a whole.</summary>
    public const int MaxAtOnce = 2;

    private const int FallbackWidth = 960;

    /// <summary>WebP holds no more rows.</summary>
    private const int MaxHeight = 16_383;

    private const int Quality = 80;

    private static readonly int[] Widths = [480, 960, 1600];

    private static readonly Dictionary<PictureFormat, string> Loaders = new()
    {
        [PictureFormat.Jpeg] = "VipsForeignLoadJpeg",
        [PictureFormat.Png] = "VipsForeignLoadPng",
        [PictureFormat.Gif] = "VipsForeignLoadNsgif",
        [PictureFormat.WebP] = "VipsForeignLoadWebp",
        [PictureFormat.Avif] = "VipsForeignLoadHeif",
        [PictureFormat.Tiff] = "VipsForeignLoadTiff",
    };

    private readonly SemaphoreSlim places = new(MaxAtOnce);

    static PictureEngine()
    {
        NetVips.NetVips.BlockUntrusted = true;
        Operation.Block("VipsForeignLoad", true);
        foreach (var loader in Loaders.Values)
            Operation.Block(loader, false);
        // More threads for one picture would keep other work from its turn, and cached operations would keep pictures in memory.
        NetVips.NetVips.Concurrency = 1;
        // A single broken file would write thousands of lines to the host's log; what matters of them is in its rejection.
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, static (_, _, _) => { });
        Cache.Max = 0;
    }

    /// <summary>Of what would be made of these bytes; see <see cref="Picture.Hash"/>.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([Version]);
        hash.AppendData(bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Picture.HashLength];
    }

    /// <summary>Waits for its turn.</summary>
    /// <returns>One of the two; the other is null. The rejection's detail goes on after the picture's name.</returns>
    /// <exception cref="VipsException">The machine is short of memory or threads: the picture may be a good one.</exception>
    public async Task<(ProcessedPicture? Picture, Rejection? Rejection)> ProcessAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        await places.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => Process(bytes), cancellation);
        }
        finally
        {
            places.Release();
        }
    }

    private static (ProcessedPicture?, Rejection?) Process(ReadOnlyMemory<byte> bytes)
    {
        if (PictureBytes.FormatOf(bytes.Span) is not { } format)
            return (null, NoPicture());
        var file = bytes.ToArray();
        try
        {
            return format == PictureFormat.Bmp ? ProcessBitmap(file) : ProcessFile(file, format);
        }
        catch (VipsException fault) when (!MemoryFault.IsOfMachine(fault.Message))
        {
            return (null, Broken(fault.Message));
        }
    }

    private static (ProcessedPicture?, Rejection?) ProcessFile(byte[] bytes, PictureFormat format)
    {
        // A file that is two things at once must not be read as the other one.
        if (Image.FindLoadBuffer(bytes) is not { } loader || !loader.StartsWith(Loaders[format], StringComparison.Ordinal))
            return (null, NoPicture());
        if (format == PictureFormat.Jpeg && PictureBytes.ScansOf(bytes) is > PictureBytes.MaxScans and var scans)
            return (null, new Rejection(RejectionReason.TooComplex, string.Create(CultureInfo.InvariantCulture, $"goes over its pixels {scans:N0} times; the limit is {PictureBytes.MaxScans}. Save it again as a plain JPEG, and upload that.")));
        if (format == PictureFormat.Jpeg && PictureBytes.EndsEarly(bytes))
            return (null, Broken("it ends early"));
        int frames;
        string? profile;
        using (var header = Image.NewFromBuffer(bytes, access: Enums.Access.Sequential))
        {
            // Pages of a TIFF are no frames.
            frames = format is PictureFormat.Gif or PictureFormat.WebP && header.Contains("n-pages") ? (int)header.Get("n-pages") : 1;
            if (PictureLimits.Check(header.Width, header.Height, frames) is { } tooMuch)
                return (null, tooMuch);
            // To convert what is sRGB already takes longer than all the rest.
            profile = header.Contains("icc-profile-data") || header.Interpretation == Enums.Interpretation.Cmyk ? "srgb" : null;
        }

        var largest = ThumbnailWithin(size => Image.ThumbnailBuffer(
            bytes, size.Width, frames > 1 ? "n=-1" : "", size.Height, Enums.Size.Down, outputProfile: profile, failOn: Enums.FailOn.Error));
        using (largest)
            return (Files(bytes, largest, frames), null);
    }

    private static (ProcessedPicture?, Rejection?) ProcessBitmap(byte[] bytes)
    {
        if (!Bitmap.TryOpen(bytes, out var bitmap))
            return (null, Broken("its form of bitmap is none that is read"));
        if (PictureLimits.Check(bitmap.Width, bitmap.Height, frames: 1) is { } tooMuch)
            return (null, tooMuch);
        if (!bitmap.IsWhole)
            return (null, Broken("it ends early"));
        using var pixels = Image.NewFromMemory(bitmap.ToRgb(), bitmap.Width, bitmap.Height, Bitmap.Bands, Enums.BandFormat.Uchar);
        using var colours = pixels.Copy(interpretation: Enums.Interpretation.Srgb);
        using var largest = ThumbnailWithin(size => colours.ThumbnailImage(size.Width, size.Height, Enums.Size.Down));
        return (Files(bytes, largest, frames: 1), null);
    }

    /// <summary>In memory, so that it is decoded once.</summary>
    private static Image ThumbnailWithin(Func<(int Width, int Height), Image> make)
    {
        using var thumbnail = make((Widths[^1], MaxHeight));
        using var colours = thumbnail.Colourspace(thumbnail.Bands < 3 ? Enums.Interpretation.Bw : Enums.Interpretation.Srgb);
        using var bytes = colours.Cast(Enums.BandFormat.Uchar);
        var copy = bytes.CopyMemory();
        // Some writers put in a last band that says nothing.
        if (!copy.HasAlpha() || copy[copy.Bands - 1].Min() < byte.MaxValue)
            return copy;
        using (copy)
            return copy.ExtractBand(0, copy.Bands - 1).CopyMemory();
    }

    private static ProcessedPicture Files(byte[] bytes, Image largest, int frames)
    {
        var (files, contents) = (new List<PictureFile>(), new List<byte[]>());
        foreach (var width in Widths.Where(w => w < largest.Width).Append(largest.Width))
        {
            using var variant = Narrowed(largest, width);
            Add(variant, $"{width}.webp", PictureFile.WebP, variant.WebpsaveBuffer(q: Quality, keep: Enums.ForeignKeep.None));
        }

        using var still = frames > 1 ? largest.Crop(0, 0, largest.Width, largest.PageHeight) : largest.Copy();
        using var fallback = Narrowed(still, Math.Min(FallbackWidth, largest.Width));
        if (fallback.HasAlpha())
            Add(fallback, $"{fallback.Width}.png", "image/png", fallback.PngsaveBuffer(keep: Enums.ForeignKeep.None));
        else
            Add(fallback, $"{fallback.Width}.jpg", "image/jpeg", fallback.JpegsaveBuffer(q: Quality, optimizeCoding: true, keep: Enums.ForeignKeep.None));
        return new ProcessedPicture(new Picture(HashOf(bytes), files), contents);

        void Add(Image image, string name, string type, byte[] content)
        {
            files.Add(new PictureFile(name, type, image.Width, image.Height < image.PageHeight ? image.Height : image.PageHeight));
            contents.Add(content);
        }
    }

    private static Image Narrowed(Image image, int width) => width >= image.Width ? image.Copy() : image.ThumbnailImage(width, MaxHeight, Enums.Size.Down);

    private static Rejection NoPicture() => new(
        RejectionReason.NotPicture, "is no picture of a kind that is read. Save it as JPEG, PNG, GIF, WebP, AVIF, BMP or TIFF, and upload that.");

    private static Rejection Broken(string why) => new(
        RejectionReason.NotPicture, $"is broken as a picture ({why.ReplaceLineEndings(" ").Trim()}). Open it and save it again, or take another copy, and upload that.");
}
