using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Gazette.Media;

/// <summary>
/// Tells a machine that is short of memory from a file that asks for more than any picture needs: the first passes, and the
/// picture is as good as before.
/// </summary>
internal static partial class MemoryFault
{
    /// <summary>MiB for the largest picture that is taken; see <see cref="PictureEngine.MaxAtOnce"/>.</summary>
    private const int MostNeeded = 512;

    /// <param name="message">Of libvips and the libraries that it calls, one line each.</param>
    public static bool IsOfMachine(string message) => IsOfMachine(message, CanHave);

    /// <param name="canHave">Whether there are so many bytes.</param>
    public static bool IsOfMachine(string message, Func<long, bool> canHave)
    {
        if (Thread().IsMatch(message))
            return true;
        if (!Memory().IsMatch(message) || Limit().IsMatch(message))
            return false;
        return Size().Match(message) is { Success: true } size
            ? long.TryParse(size.Groups["size"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked <= MostNeeded
            : !canHave(MostNeeded * 1024L * 1024);
    }

    private static bool CanHave(long bytes)
    {
        try
        {
            Marshal.FreeHGlobal(Marshal.AllocHGlobal((nint)bytes));
            return true;
        }
        catch (OutOfMemoryException)
        {
            return false;
        }
    }

    [GeneratedRegex("unable to create thread|failed to create thread|error creating thread|pthread_create", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Thread();

    [GeneratedRegex("out of memory|out_of_memory|insufficient memory|not enough memory|memory allocation|(?:can't|cannot|could not|unable to|failed to) allocate", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Memory();

    /// <summary>One of the library's own, which the file exceeds.</summary>
    [GeneratedRegex("limit", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Limit();

    [GeneratedRegex("size == (?<size>[0-9]+) ?MB", RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Size();
}
