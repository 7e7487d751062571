using System.Text;
using System.Text.RegularExpressions;
using Gazette.Articles;
using Gazette.Articles.Corrections;
using Gazette.Cleaning;
using Gazette.Drafts;
using Gazette.Processing;
using Gazette.Uploads;
using Microsoft.Extensions.Options;

namespace Gazette.Tests;

public sealed class ProcessingBudgetTests
{
    private const int Paragraphs = 400;

    private static readonly Site Site = new("Gazette", "https://news.example", "zh-Hans", TimeZoneInfo.Utc);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("a.html")]
    [InlineData("a.txt")]
    [InlineData("a.md")]
    public async Task A_run_over_its_time_is_rejected_with_the_limit_and_the_remedy(string name)
    {
        var options = Options.Create(new GazetteOptions { MaxEditSeconds = 3 });
        var (article, rejection) = await new ArticleProcessor(Site, new CleaningRules(), new HurryingClock(), options).ProcessAsync(Page(name), Cancel);
        Assert.Null(article);
        Assert.Equal(RejectionReason.TooSlow, rejection!.Reason);
        Assert.Matches($"^\"{name}\": Its article was not ready after [0-9.]+ seconds; the limit is 3 \\(Gazette:MaxEditSeconds\\)\\. Save the article's text alone", rejection.Detail);
    }

    [Theory]
    [InlineData("a.html", 10)]
    [InlineData("a.txt", 10)]
    [InlineData("a.md", 10)]
    public void Stages_look_at_the_time_for_every_line(string name, int least)
    {
        var looks = 0;
        var copy = Process(name, new ProcessingBudget(TimeProvider.System, null, Cancel, () => looks++));
        Assert.True(copy.Article is not null);
        Assert.True(looks > least * Paragraphs, $"{looks} looks");
    }

    [Theory]
    [InlineData("a.html")]
    [InlineData("a.txt")]
    [InlineData("a.md")]
    public void Cancelling_ends_a_run_wherever_it_is(string name)
    {
        var all = 0;
        Process(name, new ProcessingBudget(TimeProvider.System, null, Cancel, () => all++));
        for (var last = 1; last < all; last += all / 40)
        {
            using var stop = new CancellationTokenSource();
            var looks = 0;
            var budget = new ProcessingBudget(TimeProvider.System, null, stop.Token, () => StopAt(++looks == last, stop));
            Assert.ThrowsAny<OperationCanceledException>(() => Process(name, budget));
            Assert.Equal(last, looks);
        }
    }

    [Fact]
    public async Task A_caller_that_cancels_gets_no_rejection()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var desk = new ArticleProcessor(Site, new CleaningRules(), TimeProvider.System);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => desk.ProcessAsync(Page("a.html"), stop.Token));
    }

    [Fact]
    public async Task No_more_than_a_few_are_edited_at_one_time()
    {
        var (now, most) = (0, 0);
        var room = new ProcessingSlots(TimeProvider.System, 60);
        await Task.WhenAll(Enumerable.Range(0, 4 * ProcessingSlots.MaxAtOnce).Select(_ => room.RunAsync(
            async _ =>
            {
                lock (room)
                    most = Math.Max(most, ++now);
                await Task.Delay(20, Cancel);
                lock (room)
                    now--;
                return new ProcessedUpload(null, null, []);
            },
            Cancel)));
        Assert.Equal(ProcessingSlots.MaxAtOnce, most);
    }

    [Fact]
    public async Task A_pattern_that_runs_out_of_time_is_no_fault_to_be_tried_again()
    {
        var slow = new Regex("^(\\w+ ?)*$", RegexOptions.None, TimeSpan.FromMilliseconds(100));
        var copy = await new ProcessingSlots(TimeProvider.System, 60).RunAsync(
            _ => Task.FromResult(new ProcessedUpload(null, slow.IsMatch(new string('a', 60) + "!") ? null : new Rejection("", ""), [])), Cancel);
        Assert.Equal(RejectionReason.TooSlow, copy.Rejection!.Reason);
        Assert.StartsWith("One of its passages was not searched after 0.1 seconds, the limit", copy.Rejection.Detail, StringComparison.Ordinal);
    }

    private static void StopAt(bool isThere, CancellationTokenSource stop)
    {
        if (isThere)
            stop.Cancel();
    }

    private static ProcessedUpload Process(string name, ProcessingBudget budget) =>
        new ArticleProcessor(Site, new CleaningRules(), TimeProvider.System).ProcessAsync(Page(name), ArticleCorrections.None, NoMedia.Instance, budget).GetAwaiter().GetResult();

    private static Upload Page(string name)
    {
        var form = Path.GetExtension(name) == ".html" ? "<p>{0}</p>" : "{0}\n\n";
        var text = string.Concat(Enumerable.Range(0, Paragraphs).Select(i => string.Format(
            System.Globalization.CultureInfo.InvariantCulture, form, $"第{i}段：市文化馆的春季公益课堂昨日开课，首批一百二十名学员走进教室。")));
        return Uploads.Of(name, Encoding.UTF8.GetBytes(text));
    }

    /// <summary>A clock on which a tenth of a second passes whenever somebody looks.</summary>
    private sealed class HurryingClock : TimeProvider
    {
        private long ticks;

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => Interlocked.Add(ref ticks, 100);
    }
}
