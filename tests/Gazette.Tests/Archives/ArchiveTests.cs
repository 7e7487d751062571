using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Gazette.Archives;
using Gazette.Uploads;

namespace Gazette.Tests.Archives;

public sealed class ArchiveTests
{
    private const string Name = "报/old-site.zip";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_go_to_the_folder_beside_it_pictures_first_and_texts_that_may_be_attachments_last()
    {
        Assert.Equal(
            ["报/old-site/a/p.png", "报/old-site/a/p.html", "报/old-site/b.md", "报/old-site/a/form.docx", "报/old-site/z.txt"],
            await NamesAsync(ZipMaker.Zip(("a/form.docx", "1"), ("a/p.html", "2"), ("z.txt", "3"), ("a/", ""), ("a/p.png", "4"), ("b.md", "5"))));
    }

    [Fact]
    public async Task A_folder_that_has_the_name_of_the_archive_is_not_made_twice()
    {
        Assert.Equal(["报/old-site/a.html", "报/old-site/b/c.html"], await NamesAsync(ZipMaker.Zip(("old-site/", ""), ("old-site/a.html", "1"), ("old-site/b/c.html", "2"))));
        Assert.Equal(["报/old-site/old-site/a.html", "报/old-site/d.html"], await NamesAsync(ZipMaker.Zip(("old-site/a.html", "1"), ("d.html", "2"))));
    }

    [Theory]
    [InlineData("gb18030")]
    [InlineData("big5")]
    [InlineData("shift_jis")]
    public async Task Names_are_read_in_the_set_that_fits_them_all(string charset)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var (first, second) = charset == "shift_jis" ? ("お知らせ/夏の祭りについて.html", "新しい駅前の図書館.html") : charset == "big5" ? ("公告/關於招募植樹志願者的通知.html", "新聞/圖書館開放時間調整.html") : ("公告/关于招募植树志愿者的通知.html", "新闻/图书馆开放时间调整.html");
        Assert.Equal(["报/old-site/" + first, "报/old-site/" + second], await NamesAsync(ZipMaker.Zip(Encoding.GetEncoding(charset), (first, "1"), (second, "2"))));
    }

    [Fact]
    public async Task Names_in_utf8_are_read_with_and_without_the_flag_that_says_so()
    {
        var zip = ZipMaker.Zip(("été/café.html", "1"), ("通知.html", "2"));
        string[] expected = ["报/old-site/été/café.html", "报/old-site/通知.html"];
        Assert.Equal(expected, await NamesAsync(zip));
        Assert.Equal(expected, await NamesAsync(ZipMaker.WithoutUtf8Flag(zip)));
    }

    [Fact]
    public async Task A_line_end_in_a_name_gives_no_other_file_a_wrong_name()
    {
        var zip = ZipMaker.WithoutUtf8Flag(ZipMaker.Zip(("公告/甲\n乙.html", "1"), ("通知.html", "2"), ("消息.html", "three")));
        using var archive = (await OpenAsync(zip)).Archive!;
        Assert.Equal(5, archive.Members.Single(m => m.Name.EndsWith("/消息.html", StringComparison.Ordinal)).Bytes);
        Assert.Equal("has a name that storage does not take", archive.Members.Single(m => m.Path.Contains('甲', StringComparison.Ordinal)).WhyUnreadable);
    }

    /// <summary>A disk number that is no number makes the library look there, whatever the other fields say.</summary>
    [Fact]
    public async Task A_long_list_behind_the_wide_record_is_refused_too()
    {
        const int Padding = 17 << 20;
        var zip = ZipMaker.Zip(("a.txt", "a"));
        var directory = zip.AsSpan().LastIndexOf("PK\x01\x02"u8);
        var end = zip.AsSpan().LastIndexOf("PK\x05\x06"u8);
        var wide = new byte[56];
        "PK\x06\x06"u8.CopyTo(wide);
        BinaryPrimitives.WriteInt64LittleEndian(wide.AsSpan(4), 44);
        BinaryPrimitives.WriteInt64LittleEndian(wide.AsSpan(24), 1);
        BinaryPrimitives.WriteInt64LittleEndian(wide.AsSpan(32), 1);
        BinaryPrimitives.WriteInt64LittleEndian(wide.AsSpan(48), directory);
        var locator = new byte[20];
        "PK\x06\x07"u8.CopyTo(locator);
        BinaryPrimitives.WriteInt64LittleEndian(locator.AsSpan(8), end + Padding);
        BinaryPrimitives.WriteInt32LittleEndian(locator.AsSpan(16), 1);
        var last = zip[end..];
        (last[4], last[5]) = (0xFF, 0xFF);
        // Says of itself that it begins right here.
        BinaryPrimitives.WriteUInt32LittleEndian(last.AsSpan(16), (uint)(end + Padding));
        var rejection = await RejectionAsync([.. zip[..end], .. new byte[Padding], .. wide, .. locator, .. last]);
        Assert.Equal(RejectionReason.TooComplex, rejection.Reason);
    }

    [Theory]
    [InlineData("a\\b\\c.html", "a/b/c.html")]
    [InlineData("./a//b/./c.html", "a/b/c.html")]
    [InlineData("a..b/...c.html", "a..b/...c.html")]
    public async Task Names_are_made_plain(string name, string expected) =>
        Assert.Equal(["报/old-site/" + expected], await NamesAsync(ZipMaker.Zip((name, "1"))));

    [Theory]
    [InlineData("../a.html")]
    [InlineData("a/../../b.html")]
    [InlineData("a\\..\\b.html")]
    [InlineData("/etc/a.html")]
    [InlineData("C:\\a.html")]
    [InlineData("..")]
    public async Task A_name_that_leaves_the_folder_refuses_all_of_it(string name)
    {
        var rejection = await RejectionAsync(ZipMaker.Zip(("good.html", "1"), (name, "2")));
        Assert.Equal(RejectionReason.ArchiveInvalid, rejection.Reason);
        Assert.Contains(name, rejection.Detail, StringComparison.Ordinal);
        Assert.Contains(Name, rejection.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_reads_is_machinery()
    {
        using var archive = (await OpenAsync(ZipMaker.Zip(
            ("p_files/s.css", ""), ("p_files/j.js", ""), ("__MACOSX/._p.html", ""), (".DS_Store", ""), ("a/Thumbs.db", ""), ("p.html", ""), ("p.doc", ""), ("p.unknown", "")))).Archive!;
        Assert.Equal(["p.doc", "p.html", "p.unknown"], archive.Members.Where(m => !m.IsMachinery).Select(m => m.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Two_files_of_one_name_and_links_and_names_that_storage_does_not_take_are_not_unpacked()
    {
        var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("a.html");
            zip.CreateEntry("./a.html");
            zip.CreateEntry("link.html").ExternalAttributes = 0xA1FF << 16;
            zip.CreateEntry("dot.");
            zip.CreateEntry(new string('x', 1100) + ".html");
            zip.CreateEntry("tab\t.html");
        }

        using var archive = (await OpenAsync(buffer.ToArray())).Archive!;
        Assert.Equal(
            [null, "has the name of another file in the archive", "is only a link to another file", "has a name that storage does not take", "has a name that storage does not take", "has a name that storage does not take"],
            archive.Members.OrderBy(m => m.Path is "a.html" ? 0 : m.Path == "link.html" ? 1 : 2).Select(m => m.WhyUnreadable));
    }

    [Fact]
    public async Task Locked_empty_and_broken_ones_are_refused_with_a_remedy()
    {
        var good = ZipMaker.Zip(("a.html", "text"), ("b.html", "text"));
        Assert.Contains("password", (await RejectionAsync(ZipMaker.Locked(good))).Detail, StringComparison.Ordinal);
        Assert.Equal(RejectionReason.Empty, (await RejectionAsync(ZipMaker.Zip())).Reason);
        Assert.Equal(RejectionReason.Empty, (await RejectionAsync(ZipMaker.Zip(("a/", "")))).Reason);
        Assert.Equal(RejectionReason.ArchiveInvalid, (await RejectionAsync(good[..^30])).Reason);
        Assert.Equal(RejectionReason.ArchiveInvalid, (await RejectionAsync("Rar!\x1A\x07 is none"u8.ToArray())).Reason);
    }

    [Fact]
    public async Task Bombs_are_refused_unopened()
    {
        var bomb = await RejectionAsync(ZipMaker.Zip(("a.txt", new string('a', 20_000_000))));
        Assert.Equal(RejectionReason.TooComplex, bomb.Reason);
        Assert.Contains("100 times", bomb.Detail, StringComparison.Ordinal);

        // Says that it unpacks to three gibibytes.
        var large = ZipMaker.Zip(("a.txt", new string('a', 1000)));
        var directory = large.AsSpan().LastIndexOf("PK\x01\x02"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(large.AsSpan(directory + 24), 3u << 30);
        Assert.Equal(RejectionReason.TooLarge, (await RejectionAsync(large)).Reason);

        var many = await RejectionAsync(ZipMaker.Zip([.. Enumerable.Range(0, ArchiveLimits.MaxFiles + 1).Select(i => ($"{i}.html", ""))]));
        Assert.Equal(RejectionReason.TooComplex, many.Reason);
        Assert.Contains("20,001", many.Detail, StringComparison.Ordinal);

        // A list of files that is longer than any honest one.
        var padded = ZipMaker.Zip(("a.txt", "a"));
        var end = padded.AsSpan().LastIndexOf("PK\x05\x06"u8);
        var long17 = new byte[padded.Length + (17 << 20)];
        padded.AsSpan(0, end).CopyTo(long17);
        padded.AsSpan(end).CopyTo(long17.AsSpan(long17.Length - (padded.Length - end)));
        Assert.Equal(RejectionReason.TooComplex, (await RejectionAsync(long17)).Reason);
    }

    [Fact]
    public async Task Bytes_that_are_not_those_that_were_packed_are_never_given()
    {
        var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("a.txt", CompressionLevel.NoCompression).Open();
            entry.Write("the ten o'clock bus"u8);
        }

        var bytes = buffer.ToArray();
        bytes[bytes.AsSpan().IndexOf("ten"u8)] = (byte)'f';
        using var archive = (await OpenAsync(bytes)).Archive!;
        await using var content = await archive.Members[0].OpenAsync(Cancellation);
        await Assert.ThrowsAsync<InvalidDataException>(() => content.CopyToAsync(Stream.Null, Cancellation));
    }

    /// <summary>Whatever the bytes are, there is an archive or a reason.</summary>
    [Fact]
    public async Task Damage_anywhere_is_survived()
    {
        var good = ZipMaker.Zip(("公告/a.html", "text of a page"), ("b.txt", "another"), ("c/d.png", "picture"));
        var random = new Random(1411);
        for (var trial = 0; trial < 3000; trial++)
        {
            var bytes = (byte[])good.Clone();
            for (var n = random.Next(1, 6); n > 0; n--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (trial % 5 == 0)
                bytes = bytes[..random.Next(bytes.Length)];
            var (archive, rejection) = await OpenAsync(bytes);
            Assert.True(archive is null != rejection is null);
            foreach (var member in archive?.Members.Where(m => m.WhyUnreadable is null) ?? [])
                await ReadAsync(member);
            archive?.Dispose();
        }

        static async Task ReadAsync(ArchiveMember member)
        {
            try
            {
                await using var content = await member.OpenAsync(Cancellation);
                await content.CopyToAsync(Stream.Null, Cancellation);
            }
            catch (InvalidDataException)
            {
                // Said so: the receipt names it.
            }
        }
    }

    private static Task<(Archive? Archive, Rejection? Rejection)> OpenAsync(byte[] zip) => Archive.OpenAsync(Name, new MemoryStream(zip), Cancellation);

    private static async Task<IEnumerable<string>> NamesAsync(byte[] zip)
    {
        using var archive = (await OpenAsync(zip)).Archive!;
        return [.. archive.Members.Select(member => member.Name)];
    }

    private static async Task<Rejection> RejectionAsync(byte[] zip)
    {
        var (archive, rejection) = await OpenAsync(zip);
        Assert.Null(archive);
        return rejection!;
    }
}
