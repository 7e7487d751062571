using System.Globalization;
using System.Text;

namespace Gazette.QrCodes;

/// <summary>The QR code of an address as an image.</summary>
public static class QrImage
{
    /// <summary>Pixels on a side.</summary>
    public const int MinSize = 128;

    /// <inheritdoc cref="MinSize"/>
    public const int MaxSize = 2048;

    /// <inheritdoc cref="MinSize"/>
    public const int DefaultSize = 256;

    private const int MinPixelsPerModule = 2;

    /// <summary>The least size at which this address still has two pixels a module: 128, or more for a long address.</summary>
    public static int LeastSize(string address) => LeastSize(new QrModules(address));

    /// <summary>Exactly <paramref name="size"/> pixels wide: whole pixels per module, as many as fit, and the rest white margin.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is under <see cref="LeastSize(string)"/> or over <see cref="MaxSize"/>.</exception>
    public static byte[] Png(string address, int size)
    {
        var modules = Fitting(address, size);
        var scale = size / modules.Side;
        var margin = (size - (scale * modules.Side)) / 2;
        // A row of modules is drawn once, and written as often as a module is high.
        var white = WhiteRow(size);
        var rows = Enumerable.Range(0, modules.Side).Select(row => Row(modules, row, scale, margin, size)).ToArray();
        return MonochromePng.Write(size, y => y < margin || y >= margin + (scale * modules.Side) ? white : rows[(y - margin) / scale]);
    }

    /// <summary>Shown <paramref name="size"/> pixels wide, sharp at any other width.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is under <see cref="LeastSize(string)"/> or over <see cref="MaxSize"/>.</exception>
    public static string Svg(string address, int size)
    {
        var modules = Fitting(address, size);
        var path = new StringBuilder();
        foreach (var (column, row, length) in modules.DarkRuns())
            path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h{length}v1h-{length}z");
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" viewBox="0 0 {modules.Side} {modules.Side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{modules.Side}v{modules.Side}H0z"/><path d="{path}"/></svg>

            """);
    }

    private static int LeastSize(QrModules modules) => Math.Max(MinSize, modules.Side * MinPixelsPerModule);

    private static QrModules Fitting(string address, int size)
    {
        var modules = new QrModules(address);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, LeastSize(modules));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, MaxSize);
        return modules;
    }

    private static byte[] WhiteRow(int size)
    {
        var pixels = new byte[(size + 7) / 8];
        Array.Fill(pixels, byte.MaxValue);
        return pixels;
    }

    private static byte[] Row(QrModules modules, int row, int scale, int margin, int size)
    {
        var pixels = WhiteRow(size);
        for (var x = margin; x < margin + (scale * modules.Side); x++)
        {
            if (modules.IsDark((x - margin) / scale, row))
                pixels[x / 8] &= (byte)~(0x80 >> (x % 8));
        }
        return pixels;
    }
}
