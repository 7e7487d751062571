using Gazette.Articles.Media;
using Gazette.Media;
using NetVips;

namespace Gazette.Tests;

public sealed class PictureEngineTests
{
    private static readonly PictureEngine Engine = new();

    [Theory]
    [InlineData(".jpg")]
    [InlineData(".png")]
    [InlineData(".gif")]
    [InlineData(".webp")]
    [InlineData(".avif")]
    [InlineData(".tif")]
    public async Task Every_format_that_is_read_gives_three_widths_and_a_fallback(string ending)
    {
        var made = await MadeAsync(TestPicture.Photo(2000, 1000, ending));
        Assert.Equal(
            [("480.webp", 480, 240), ("960.webp", 960, 480), ("1600.webp", 1600, 800), ("960.jpg", 960, 480)],
            made.Picture.Files.Select(f => (f.Name, f.Width, f.Height)));
        Assert.All(made.Picture.Files.Zip(made.Contents), file =>
        {
            using var image = Opened(file.Second);
            Assert.Equal((file.First.Width, file.First.Height), (image.Width, image.Height));
        });
    }

    [Fact]
    public async Task A_bitmap_keeps_its_colours()
    {
        var made = await MadeAsync(TestPicture.Bitmap(7, 3, 200, 30, 10));
        Assert.Equal(["7.webp", "7.jpg"], made.Picture.Files.Select(f => f.Name));
        using var image = Opened(made.Contents[1]);
        Assert.All(image.Getpoint(3, 1).Zip([200.0, 30, 10]), pair => Assert.InRange(pair.First, pair.Second - 4, pair.Second + 4));
    }

    [Theory]
    [InlineData(300, new[] { 300 }, 300)]
    [InlineData(480, new[] { 480 }, 480)]
    [InlineData(1000, new[] { 480, 960, 1000 }, 960)]
    public async Task Nothing_is_enlarged(int width, int[] widths, int fallback)
    {
        var made = await MadeAsync(TestPicture.Photo(width, 200));
        Assert.Equal(widths, made.Picture.Variants.Select(v => v.Width));
        Assert.Equal((fallback, width), (made.Picture.Fallback.Width, made.Picture.Width));
    }

    [Fact]
    public async Task What_can_be_seen_through_has_a_png_beside_it()
    {
        var made = await MadeAsync(TestPicture.Drawing(300, 200));
        Assert.Equal(("300.png", "image/png"), (made.Picture.Fallback.Name, made.Picture.Fallback.ContentType));
        Assert.All(made.Contents, content =>
        {
            using var image = Opened(content);
            Assert.True(image.HasAlpha());
        });
    }

    [Fact]
    public async Task It_is_turned_as_the_camera_was_held_and_says_nothing_of_where()
    {
        const string Secret = "39.9042 N, 116.4074 E";
        var bytes = TestPicture.Photo(600, 400, ".jpg", image =>
        {
            image.Set(GValue.GIntType, "orientation", 6);
            image.Set(GValue.GStrType, "exif-ifd3-GPSAreaInformation", Secret);
            image.Set(GValue.GStrType, "exif-ifd0-Artist", Secret);
        });
        Assert.Contains(Secret[..5], System.Text.Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);

        var made = await MadeAsync(bytes);
        Assert.Equal((400, 600), (made.Picture.Width, made.Picture.Height));
        Assert.All(made.Contents, content =>
        {
            Assert.DoesNotContain(Secret[..5], System.Text.Encoding.Latin1.GetString(content), StringComparison.Ordinal);
            using var image = Opened(content);
            Assert.DoesNotContain(image.GetFields(), field => field.StartsWith("exif", StringComparison.Ordinal) || field is "icc-profile-data" or "xmp-data");
        });
    }

    [Fact]
    public async Task Colours_of_print_become_those_of_screens()
    {
        using var print = Image.NewFromBuffer(TestPicture.Photo(300, 200, ".png")).IccExport(outputProfile: "cmyk");
        var made = await MadeAsync(print.WriteToBuffer(".jpg"));
        using var image = Opened(made.Contents[^1]);
        Assert.Equal((3, Enums.Interpretation.Srgb), (image.Bands, image.Interpretation));
    }

    [Theory]
    [InlineData(".gif")]
    [InlineData(".webp")]
    public async Task Animations_move_on(string ending)
    {
        var made = await MadeAsync(TestPicture.Animation(600, 300, 5, ending));
        Assert.Equal([("480.webp", 480, 240), ("600.webp", 600, 300), ("600.jpg", 600, 300)], made.Picture.Files.Select(f => (f.Name, f.Width, f.Height)));
        Assert.All(made.Contents.SkipLast(1), content =>
        {
            using var image = Image.NewFromBuffer(content, "n=-1");
            Assert.Equal((5, 120), ((int)image.Get("n-pages"), ((int[])image.Get("delay"))[0]));
        });
    }

    [Fact]
    public async Task A_very_tall_picture_fits_what_can_be_served()
    {
        var made = await MadeAsync(TestPicture.Photo(400, 20_000, ".png"));
        Assert.InRange(made.Picture.Height, 16_000, 16_383);
    }

    [Fact]
    public async Task The_same_bytes_are_the_same_picture()
    {
        var bytes = TestPicture.Photo(50, 40);
        var (one, other) = (await MadeAsync(bytes), await MadeAsync([.. bytes]));
        Assert.Equal(one.Picture.Hash, other.Picture.Hash);
        Assert.True(Picture.IsHash(one.Picture.Hash));
        Assert.NotEqual(one.Picture.Hash, PictureEngine.HashOf(TestPicture.Photo(51, 40)));
    }

    private static async Task<ProcessedPicture> MadeAsync(byte[] bytes)
    {
        var (picture, rejection) = await Engine.ProcessAsync(bytes, TestContext.Current.CancellationToken);
        Assert.Null(rejection);
        return picture!;
    }

    private static Image Opened(byte[] content) => Image.NewFromBuffer(content);
}
