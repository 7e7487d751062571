using System.Globalization;
using Gazette.Uploads;

namespace Gazette.Media;

/// <summary>How large a picture may be; all of it is read from the header, before anything is decoded.</summary>
public static class PictureLimits
{
    public const int MaxBytes = 20 * 1024 * 1024;

    /// <summary>Of all frames together.</summary>
    public const long MaxPixels = 40_000_000;

    public const int MaxFrames = 200;

    /// <summary>Of width and height. Whole lines are held while it is shrunk, and a line of a million pixels takes gigabytes.</summary>
    public const int MaxSide = 65_500;

    /// <summary>Null when the size is fine. Needs the length only, so that nothing is downloaded in vain.</summary>
    public static Rejection? CheckSize(string name, long bytes)
    {
        if (bytes == 0)
            return new Rejection(RejectionReason.Empty, $"\"{name}\" holds no bytes. Save the picture again and upload it anew.");
        return bytes <= MaxBytes
            ? null
            : new Rejection(RejectionReason.TooLarge, Invariant($"\"{name}\" has {bytes:N0} bytes; the limit for a picture is {MaxBytes:N0}. Save it smaller, and upload that."));
    }

    /// <param name="height">Of one frame.</param>
    internal static Rejection? Check(int width, int height, int frames)
    {
        if (frames > MaxFrames)
            return new Rejection(RejectionReason.TooComplex, Invariant($"has {frames:N0} frames; the limit is {MaxFrames}. Shorten the animation, or save one of its frames."));
        if (Math.Max(width, height) > MaxSide)
            return new Rejection(RejectionReason.TooComplex, Invariant($"has {width:N0} x {height:N0} pixels; the limit of a side is {MaxSide:N0}. Save it smaller, or in parts, and upload that."));
        var pixels = (long)width * height * frames;
        return pixels <= MaxPixels
            ? null
            : new Rejection(RejectionReason.TooComplex, Invariant($"has {width:N0} x {height:N0} pixels{(frames > 1 ? $" in {frames} frames" : "")}, {pixels:N0} in all; the limit is {MaxPixels:N0}. Save it smaller, and upload that."));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
