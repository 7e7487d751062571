using System.Globalization;
using System.Xml.Linq;
using Gazette.QrCodes;
using QRCoder;

namespace Gazette.Tests.QrCodes;

public sealed class QrImageTests
{
    private const string Address = "https://news.example/articles/notice-abcdefghijkl";
    private static readonly string LongAddress = "https://news.example/" + new string('a', 400);

    public static TheoryData<string, int> Sizes => new()
    {
        { Address, 128 }, { Address, 129 }, { Address, 256 }, { Address, 257 }, { Address, 1000 }, { Address, 2048 },
        { LongAddress, QrImage.LeastSize(LongAddress) }, { LongAddress, 2048 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void PNG_is_exactly_as_wide_as_asked_with_whole_pixels_per_module_in_the_middle(string address, int size)
    {
        var png = new PngPixels(QrImage.Png(address, size));
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var side = code.ModuleMatrix.Count;
        var scale = size / side;
        var margin = (size - (scale * side)) / 2;
        Assert.Equal((size, size), (png.Width, png.Height));
        Assert.True(scale >= 2);
        Assert.Empty(
            from y in Enumerable.Range(0, size)
            from x in Enumerable.Range(0, size)
            where png.IsDark(x, y) != IsDark((int)Math.Floor((x - margin) / (double)scale), (int)Math.Floor((y - margin) / (double)scale))
            select (x, y));

        bool IsDark(int column, int row) =>
            column >= 0 && column < side && row >= 0 && row < side && code.ModuleMatrix[row][column];
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Quiet_zone_is_at_least_four_modules_wide(string address, int size)
    {
        var png = new PngPixels(QrImage.Png(address, size));
        // The top left finder's outer edge is seven modules long, and touches the quiet zone on two sides.
        var first = Enumerable.Range(0, size).First(i => png.IsDark(i, i));
        var module = Enumerable.Range(first, size - first).TakeWhile(x => png.IsDark(x, first)).Count() / 7;
        Assert.True(first >= 4 * module);
        var quiet = Enumerable.Range(0, size).Where(i => i < 4 * module || i >= size - (4 * module)).ToList();
        Assert.Empty(
            from i in quiet
            from j in Enumerable.Range(0, size)
            where png.IsDark(i, j) || png.IsDark(j, i)
            select (i, j));
    }

    [Fact]
    public void Least_size_is_two_pixels_a_module_and_never_under_128()
    {
        Assert.Equal(128, QrImage.LeastSize("https://a.example/"));
        var least = QrImage.LeastSize(LongAddress);
        Assert.True(least > 128);
        Assert.Throws<ArgumentOutOfRangeException>(() => QrImage.Png(LongAddress, least - 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => QrImage.Svg(LongAddress, least - 1));
    }

    [Theory]
    [InlineData(127)]
    [InlineData(2049)]
    [InlineData(0)]
    [InlineData(-1)]
    public void Other_sizes_are_refused(int size)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => QrImage.Png(Address, size));
        Assert.Throws<ArgumentOutOfRangeException>(() => QrImage.Svg(Address, size));
    }

    [Fact]
    public void SVG_draws_the_same_modules_on_white()
    {
        var svg = XElement.Parse(QrImage.Svg(Address, 300));
        using var code = QRCodeGenerator.GenerateQrCode(Address, QRCodeGenerator.ECCLevel.M);
        var side = code.ModuleMatrix.Count;
        Assert.Equal("300", svg.Attribute("width")!.Value);
        Assert.Equal("300", svg.Attribute("height")!.Value);
        Assert.Equal($"0 0 {side} {side}", svg.Attribute("viewBox")!.Value);
        Assert.Equal("crispEdges", svg.Attribute("shape-rendering")!.Value);
        var paths = svg.Elements().ToList();
        Assert.Equal(["#fff", null], paths.Select(p => p.Attribute("fill")?.Value));
        Assert.Equal(
            from row in Enumerable.Range(0, side) from column in Enumerable.Range(0, side) where code.ModuleMatrix[row][column] select (column, row),
            Drawn(paths[1].Attribute("d")!.Value));
    }

    private static IEnumerable<(int Column, int Row)> Drawn(string path) =>
        from run in path.Split('z', StringSplitOptions.RemoveEmptyEntries)
        let numbers = run.Split('M', ' ', 'h', 'v').Skip(1).Take(3).Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray()
        from offset in Enumerable.Range(0, numbers[2])
        select (numbers[0] + offset, numbers[1]);
}
