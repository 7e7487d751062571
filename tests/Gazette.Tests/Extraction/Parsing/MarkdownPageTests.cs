using Gazette.Extraction.Parsing;
using Gazette.Uploads;

namespace Gazette.Tests;

public sealed class MarkdownPageTests
{
    [Fact]
    public void One_that_cannot_be_written_leaves_the_next_as_it_is()
    {
        const int Times = 400;
        var hostile = "- " + string.Concat(Enumerable.Repeat("_a **b ~~c ==d ++e ", Times)) + "x" + string.Concat(Enumerable.Repeat(" e++ d== c~~ b** a_", Times));
        Assert.False(MarkdownPage.TryToHtml(hostile, out _, out var rejection));
        Assert.Equal(RejectionReason.TooComplex, rejection.Reason);
        Assert.True(MarkdownPage.TryToHtml("One.\n\nTwo.", out var next, out _));
        Assert.Contains("<p>One.</p>", next, StringComparison.Ordinal);
    }
}
