using Gazette.Articles.Corrections;
using Gazette.Articles.Edits;

namespace Gazette.Tests.Correcting;

/// <summary>The desk shows each edit where it acted, and the text that is published.</summary>
public sealed class MarkedTextTests
{
    public static TheoryData<string> Files => EditListTests.Files;

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Is_the_published_text_and_names_every_edit_once(string path)
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(ExtractionCaseTests.RepositoryRoot(), path), TestContext.Current.CancellationToken);
        if ((await Desk.ProcessAsync(Uploads.Of(Path.GetFileName(path), bytes))).Article is not { Edits: { } list } article)
            return;
        var pieces = MarkedText.Of(list);
        Assert.Equal(article.Text, string.Concat(pieces.Select(p => p.After)));
        Assert.Equal(pieces.OrderBy(p => p.Position).Select(p => p.Position), pieces.Select(p => p.Position));
        var told = pieces.SelectMany(p => p.Edits).Select(e => e.Number).ToList();
        Assert.Equal(told.Count, told.Distinct().Count());
        Assert.Equal(list.IsDetailed ? list.Edits.Where(e => e.Rule != EditList.Layout).Select(e => e.Number).Distinct().Order() : [], told.Order());
        // What one edit alone has changed shows that edit's own words.
        Assert.All(pieces.Where(p => p.Edits is [{ IsMark: false }] && p.Before == p.Edits[0].Before), p => Assert.StartsWith(p.Edits[0].After.Trim(), p.After.Trim(), StringComparison.Ordinal));
    }

    [Fact]
    public void Edits_beside_one_another_are_told_apart_and_edits_of_edits_together()
    {
        var list = new EditList
        {
            Block = "body",
            LeftOutLength = 0,
            Draft = "a(x)(y)b;c",
            Edits =
            [
                new Edit(1, 1, "(x)", "", "one", Certain: true),
                new Edit(2, 1, "(y)", "", "one", Certain: true),
                new Edit(3, 2, ";", ",", "two", Certain: true),
                new Edit(4, 2, ",", "", "three", Certain: false),
                new Edit(5, 3, "", "!", "four", Certain: true),
            ],
        };
        Assert.Equal("abc!", list.Apply());
        Assert.Equal(
            ["a|a|", "(x)||1", "(y)||2", "b|b|", ";||3 4", "c|c|", "|!|5"],
            MarkedText.Of(list).Select(p => $"{p.Before}|{p.After}|{string.Join(' ', p.Edits.Select(e => e.Number))}"));
    }
}
