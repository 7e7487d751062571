using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables;
using Gazette.Publishing;
using Gazette.Serving;
using Gazette.Storage;
using Gazette.Storage.Receipts;
using Gazette.StorageTests.Faults;
using Gazette.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests;

public sealed class ReceiptListTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Start = new(2024, 1, 31, 23, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_filter_shows_its_receipts_newest_first_and_pages_through_all()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var all = Enumerable.Range(0, 130).Select(i => ReceiptOf(i, (ReceiptState)(i % 5), needsReview: i % 10 == 1)).ToList();
        foreach (var receipt in all)
            Assert.NotNull(await newsroom.Receipts.TryWriteAsync(receipt, previous: null, Cancellation));

        ReceiptState?[] states = [null, .. Enum.GetValues<ReceiptState>()];
        bool?[] reviews = [null, true, false];
        foreach (var filter in states.SelectMany(state => reviews.Select(needsReview => new ReceiptFilter(state, needsReview))))
        {
            var wanted = all.Where(r => (filter.State is null || r.State == filter.State) && (filter.NeedsReview is null || IsInReview(r) == filter.NeedsReview));
            Assert.Equal(wanted.Reverse().Select(r => r.Name), await NamesAsync(newsroom, filter));
        }
    }

    [Fact]
    public async Task A_receipt_stands_once_among_all_and_once_in_the_list_of_its_state_however_often_that_changes()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        StoredReceipt? stored = null;
        foreach (var state in new[] { ReceiptState.Processing, ReceiptState.Failed, ReceiptState.Processing, ReceiptState.Published, ReceiptState.Withdrawn })
        {
            var begun = stored?.Receipt.State == ReceiptState.Processing ? stored : null;
            stored = await newsroom.Receipts.TryWriteAsync(ReceiptOf(1, state, needsReview: false), stored, Cancellation);
            // A run takes its own entry away when it ends.
            if (begun is not null)
                await newsroom.Receipts.RemoveAsync(begun.Place, Cancellation);
            Assert.Equal(state, Assert.Single((await newsroom.Receipts.ReadRecentAsync(new ReceiptFilter(), null, Cancellation)).Items).State);
        }

        Assert.Equal(stored!.Entries.Select(place => place.Partition), (await Newsroom.RowsAsync(newsroom.Account.RecentReceipts)).Select(row => row.PartitionKey));
        Assert.Equal([ReceiptPlace.Ended, "withdrawn"], stored.Entries.Select(place => place.List));
    }

    [Fact]
    public async Task The_first_page_of_all_is_one_call_however_many_there_are()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await PutAsync(newsroom, ReceiptList.PageSize * 2);
        var tables = new TableClientOptions();
        var counter = new CallCounter();
        tables.AddPolicy(counter, HttpPipelinePosition.PerCall);
        var lists = new ReceiptStore(newsroom.OpenAccount(tables));

        Assert.Equal(ReceiptList.PageSize, (await lists.ReadRecentAsync(new ReceiptFilter(), null, Cancellation)).Items.Count);

        Assert.Equal(1, counter.Take());
    }

    [Fact]
    public async Task An_end_that_cannot_be_noted_leaves_the_entry_of_the_one_that_was()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var begun = await BeginAsync(newsroom, Assert.Single(await PutAsync(newsroom, 1)));
        var ended = (await newsroom.Receipts.TryEndAsync(begun.Receipt with { State = ReceiptState.Published, At = begun.Receipt.At.AddSeconds(1) }, begun.Place, begun, Cancellation))!;

        // The answer got lost, and the run takes it for a fault.
        Assert.Null(await newsroom.Receipts.TryEndAsync(begun.Receipt with { State = ReceiptState.Failed, At = begun.Receipt.At.AddSeconds(2) }, begun.Place, begun, Cancellation));
        await newsroom.Receipts.RemoveAsync(begun.Place, Cancellation);

        var entry = Assert.Single(await Newsroom.RowsAsync(newsroom.Account.RecentReceipts));
        Assert.Equal((ended.Place.Partition, "Published"), (entry.PartitionKey, entry.GetString("State")));
    }

    [Fact]
    public async Task An_upload_that_is_run_again_stays_listed_until_its_run_has_ended()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var stored = Assert.Single(await PutAsync(newsroom, 1));
        var begun = await BeginAsync(newsroom, stored);
        Assert.Equal([stored.Place.Partition, begun.Place.Partition], (await Newsroom.RowsAsync(newsroom.Account.RecentReceipts)).Select(row => row.PartitionKey).OrderDescending(StringComparer.Ordinal));

        var ended = await EndAsync(newsroom, begun);

        Assert.Equal(ended.Place.Key.Row, Assert.Single(await Newsroom.RowsAsync(newsroom.Account.RecentReceipts)).RowKey);
    }

    [Fact]
    public async Task A_row_names_no_old_entries_once_its_run_has_ended()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var stored = Assert.Single(await PutAsync(newsroom, 1));
        for (var run = 0; run < 3; run++)
        {
            var begun = await BeginAsync(newsroom, stored);
            Assert.Equal(stored.Entries, begun.OldPlaces);
            stored = await EndAsync(newsroom, begun);
            Assert.Empty((await newsroom.Receipts.FindAsync(stored.Receipt.Name, Cancellation))!.OldPlaces);
        }
    }

    [Fact]
    public async Task Traces_of_dead_runs_show_no_upload_twice_across_pages()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var all = await PutAsync(newsroom, ReceiptList.PageSize + 20);
        foreach (var stored in all.Where((_, i) => i % 4 == 0))
            await newsroom.Receipts.PutTraceAsync(stored.Receipt, stored.Receipt.At.AddMinutes(1), Cancellation);

        Assert.Equal(all.Select(r => r.Receipt.Name).Order(), (await NamesAsync(newsroom, new ReceiptFilter())).Order());
        Assert.Empty(await NamesAsync(newsroom, new ReceiptFilter(ReceiptState.Processing)));
    }

    [Fact]
    public async Task Uploads_that_change_their_state_between_two_pages_are_shown_once()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var all = await PutAsync(newsroom, ReceiptList.PageSize + 20);
        var first = await newsroom.Receipts.ReadRecentAsync(new ReceiptFilter(), null, Cancellation);

        // Half of them go on to their end again, the others stay at "processing".
        foreach (var (stored, i) in all.Select((stored, i) => (stored, i)))
        {
            var begun = await BeginAsync(newsroom, stored);
            if (i % 2 == 0)
                await EndAsync(newsroom, begun);
        }

        Assert.True(TimeKey.TryParse(first.Next!, out var after));
        var second = await newsroom.Receipts.ReadRecentAsync(new ReceiptFilter(), after, Cancellation);
        Assert.Null(second.Next);
        Assert.Equal(all.Select(r => r.Receipt.Name).Order(), first.Items.Concat(second.Items).Select(r => r.Name).Order());
    }

    [Theory]
    [InlineData(ReceiptState.Published)]
    [InlineData(ReceiptState.Processing)]
    public async Task An_upload_that_changes_its_state_while_a_page_is_read_is_on_it_once(ReceiptState state)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var tables = new TableClientOptions();
        tables.AddPolicy(new Interference(), HttpPipelinePosition.PerRetry);
        var lists = new ReceiptStore(newsroom.OpenAccount(tables));
        var isOver = false;
        for (var read = 1; !isOver; read++)
        {
            var stored = Assert.Single(await PutAsync(newsroom, 1, $"{state}/{read}-"));
            var moving = state == ReceiptState.Processing ? await BeginAsync(newsroom, stored) : stored;
            StoredReceipt? moved = null;
            Interference.At(
                read,
                request => request.Method == RequestMethod.Get,
                before: async () => moved = await (state == ReceiptState.Processing ? EndAsync(newsroom, moving) : BeginAsync(newsroom, moving)));

            var page = await lists.ReadRecentAsync(new ReceiptFilter(), null, Cancellation);

            Assert.True(page.Items.Count(r => r.Name == stored.Receipt.Name) == 1, $"{state}, before read {read}");
            isOver = moved is null;
            if (moved is { Receipt.State: ReceiptState.Processing })
                await EndAsync(newsroom, moved);
        }
    }

    [Fact]
    public async Task A_row_from_before_there_were_several_lists_moves_with_its_next_state()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var stored = (await newsroom.Receipts.TryWriteAsync(ReceiptOf(1, ReceiptState.Published, needsReview: false), null, Cancellation))!;
        var row = Assert.Single(await Newsroom.RowsAsync(newsroom.Account.Receipts));
        row["Recent"] = stored.Place.Key.ToString();
        await newsroom.Account.Receipts.UpdateEntityAsync(row, row.ETag, cancellationToken: Cancellation);
        var entry = Assert.Single(await Newsroom.RowsAsync(newsroom.Account.RecentReceipts));
        await newsroom.Account.RecentReceipts.DeleteEntityAsync(entry.PartitionKey, entry.RowKey, cancellationToken: Cancellation);
        entry.PartitionKey = stored.Place.Key.Partition;
        await newsroom.Account.RecentReceipts.AddEntityAsync(entry, Cancellation);

        var old = (await newsroom.Receipts.FindAsync("001.txt", Cancellation))!;
        await newsroom.Receipts.TryWriteAsync(old.Receipt with { State = ReceiptState.Rejected }, old, Cancellation);

        Assert.Equal([ReceiptPlace.Ended, "rejected"], (await Newsroom.RowsAsync(newsroom.Account.RecentReceipts)).Select(row => row.PartitionKey[..row.PartitionKey.LastIndexOf('-')]));
    }

    [Theory]
    [InlineData("lost", null, null)]
    [InlineData("1", null, null)]
    [InlineData(null, "yes", null)]
    [InlineData(null, null, "x")]
    public async Task A_wrong_filter_is_400(string? state, string? needsReview, string? after)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var desk = newsroom.Host.GetRequiredService<UploadEndpoint>();
        Assert.Equal(400, Assert.IsType<Response.Failed>(await desk.RecentAsync(state, needsReview, after, Cancellation)).Status);
    }

    [Fact]
    public async Task The_next_page_keeps_the_filter()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        foreach (var i in Enumerable.Range(0, ReceiptList.PageSize + 1))
            await newsroom.Receipts.TryWriteAsync(ReceiptOf(i, ReceiptState.Published, needsReview: true), null, Cancellation);
        var desk = newsroom.Host.GetRequiredService<UploadEndpoint>();

        var response = Assert.IsType<Response.Found>(await desk.RecentAsync("published", "true", null, Cancellation));

        using var json = JsonDocument.Parse(response.Representation.Identity);
        Assert.StartsWith("https://news.example/api/uploads?state=published&needsReview=true&after=", json.RootElement.GetProperty("next").GetString(), StringComparison.Ordinal);
    }

    /// <summary>Uploads of one second, as a folder gives them.</summary>
    private static async Task<List<StoredReceipt>> PutAsync(Newsroom newsroom, int count, string prefix = "")
    {
        var all = new List<StoredReceipt>();
        for (var i = 0; i < count; i++)
        {
            var receipt = ReceiptOf(i, ReceiptState.Published, needsReview: false) with { Name = $"{prefix}{i:000}.txt", UploadedAt = Start };
            all.Add((await newsroom.Receipts.TryWriteAsync(receipt, previous: null, Cancellation))!);
        }

        return all;
    }

    private static async Task<StoredReceipt> BeginAsync(Newsroom newsroom, StoredReceipt stored) =>
        (await newsroom.Receipts.TryWriteAsync(stored.Receipt with { State = ReceiptState.Processing, At = stored.Receipt.At.AddMinutes(1) }, stored, Cancellation))!;

    private static async Task<StoredReceipt> EndAsync(Newsroom newsroom, StoredReceipt begun)
    {
        var ended = await newsroom.Receipts.TryEndAsync(begun.Receipt with { State = ReceiptState.Published }, begun.Place, begun, Cancellation);
        await newsroom.Receipts.RemoveAsync(begun.Place, Cancellation);
        return ended!;
    }

    private static bool IsInReview(Receipt receipt) => receipt is { State: ReceiptState.Published, NeedsReview: true };

    private static async Task<List<string>> NamesAsync(Newsroom newsroom, ReceiptFilter filter)
    {
        var names = new List<string>();
        TimeKey? after = null;
        do
        {
            var page = await newsroom.Receipts.ReadRecentAsync(filter, after, Cancellation);
            names.AddRange(page.Items.Select(r => r.Name));
            after = page.Next is { } next && TimeKey.TryParse(next, out var key) ? key : null;
        }
        while (after is not null);

        return names;
    }

    private static Receipt ReceiptOf(int i, ReceiptState state, bool needsReview) => new()
    {
        Name = $"{i:000}.txt",
        ETag = "\"1\"",
        UploadedAt = Start.AddMinutes(i),
        State = state,
        NeedsReview = needsReview,
        Attempts = 1,
        At = Start.AddMinutes(i),
        Pipeline = PublishPipeline.Version,
    };
}
