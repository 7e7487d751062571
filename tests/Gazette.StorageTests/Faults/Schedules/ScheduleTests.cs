using System.Diagnostics;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Gazette.Reconciling;
using Gazette.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests.Faults.Schedules;

/// <summary>
/// Not chance but every order: two actors work on one upload, each is stopped at each of its calls in favour of the other, and
/// the call at which it was stopped suffers each fault. After all that, reconciliations until it is quiet, and the check.
/// </summary>
public sealed class ScheduleTests(AzuriteFixture azurite)
{
    /// <summary>Set to 1 for all schedules with two stops, ten times as many.</summary>
    private const string Long = "GAZETTE_ALL_SCHEDULES";

    // Schedules that are played at the same time; Azurite works on one call after the other.
    private const int AtOnce = 6;

    public static TheoryData<string> Plays => [.. Play.All.Select(play => play.Name)];

    public static TheoryData<string> PlaysOfPictures => [.. PicturePlays.All.Select(play => play.Name)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Plays))]
    public async Task Whatever_the_order_and_the_fault_the_traces_tell_what_is_left_to_do(string play)
    {
        await using var newsroom = await OpenWithoutListComparisonAsync();
        await PlayAllAsync(newsroom, Play.All.Single(p => p.Name == play), [null, CallFault.HostDies, CallFault.AnswerLost, CallFault.NeverAnswered], IsOfReceipts(newsroom));
    }

    [Theory]
    [MemberData(nameof(PlaysOfPictures))]
    public async Task Whatever_the_order_of_two_pictures_their_article_gets_them_and_the_traces_tell_what_a_dead_host_left(string play)
    {
        await using var newsroom = await OpenWithoutListComparisonAsync();
        await PlayAllAsync(newsroom, PicturePlays.All.Single(p => p.Name == play), [null, CallFault.HostDies], IsOfPictures(newsroom));
    }

    [Theory]
    [MemberData(nameof(Plays))]
    public async Task Writes_that_come_late_leave_nothing_that_the_comparison_of_the_lists_does_not_put_right(string play)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await PlayAllAsync(newsroom, Play.All.Single(p => p.Name == play), [CallFault.Late], IsOfReceipts(newsroom));
    }

    /// <summary>As if the lists had been compared just now, whenever that is.</summary>
    private async Task<Newsroom> OpenWithoutListComparisonAsync()
    {
        var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.Host.GetRequiredService<ProgressStore>().NoteDoneAsync(Reconciliation.Lists, DateTimeOffset.UtcNow.AddYears(1), Cancellation);
        return newsroom;
    }

    /// <param name="matters">The calls before which an actor can be stopped: none that it makes beside another.</param>
    private static async Task PlayAllAsync(Newsroom newsroom, Play play, IReadOnlyList<CallFault?> faults, Func<Request, bool> matters)
    {
        var host = HostOver(newsroom, matters);
        var started = Stopwatch.GetTimestamp();
        var calls = new List<int>();
        for (var i = 0; i < play.Actors.Count; i++)
            calls.Add((await PlayAsync(newsroom, host, play, new Schedule([new Segment(i, int.MaxValue)], Fault: null)))[i].Calls);
        var schedules = Schedule.OfTwo(calls, faults, stopsTwice: Environment.GetEnvironmentVariable(Long) == "1").ToList();

        await Parallel.ForEachAsync(schedules, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Cancellation },
            async (schedule, _) => await PlayAsync(newsroom, host, play, schedule));
        var played = Stopwatch.GetElapsedTime(started);
        var rounds = await Aftermath.SettleAsync(newsroom);
        foreach (var schedule in schedules)
            await (play.AssertRightAsync?.Invoke(newsroom, NameOf(play, schedule)) ?? Task.CompletedTask);

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{schedules.Count} schedules in {played.TotalSeconds:0.0} s, {rounds} reconciliations, {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s in all");
    }

    private static async Task<IReadOnlyList<Actor>> PlayAsync(Newsroom newsroom, ServiceProvider host, Play play, Schedule schedule)
    {
        var name = NameOf(play, schedule);
        await play.Prepare(newsroom, name);
        var actors = play.Actors.Select(act => new Actor(() => act(newsroom, host, name))).ToList();
        var first = actors[schedule.Segments[0].Actor];
        foreach (var (segment, i) in schedule.Segments.Select((segment, i) => (segment, i)))
        {
            var actor = actors[segment.Actor];
            for (var call = 1; call <= segment.Calls; call++)
            {
                if (i == 0 && call == segment.Calls && schedule.Fault is not CallFault.HostDies)
                    actor.NextFault = schedule.Fault;
                if (!await actor.StepAsync())
                    break;
            }

            if (i == 0 && schedule.Fault == CallFault.HostDies)
                await first.DieAsync();
        }

        foreach (var actor in actors)
        {
            while (await actor.StepAsync())
            {
                // To its end.
            }
        }

        foreach (var late in actors.SelectMany(actor => actor.Late))
            await late.ArriveAsync(Cancellation);
        if (schedule.Fault is null)
            await (play.AssertRightAsync?.Invoke(newsroom, name) ?? Task.CompletedTask);
        return actors;
    }

    private static string NameOf(Play play, Schedule schedule) => $"{play.Name}/{schedule}.txt";

    /// <summary>Receipts and their lists.</summary>
    private static Func<Request, bool> IsOfReceipts(Newsroom newsroom) => request => newsroom.Account is { Receipts.Name: var receipts, RecentReceipts.Name: var lists }
        && (request.Uri.Path.Contains(receipts, StringComparison.Ordinal) || request.Uri.Path.Contains(lists, StringComparison.Ordinal));

    /// <summary>Receipts are written, and who looks for a picture is read; the article is read and written.</summary>
    private static Func<Request, bool> IsOfPictures(Newsroom newsroom) => request => request.Method == RequestMethod.Get
        ? request.Uri.Path.Contains(newsroom.Account.WantedFiles.Name, StringComparison.Ordinal) || request.Uri.Path.Contains(newsroom.Account.Articles.Name, StringComparison.Ordinal)
        : IsOfReceipts(newsroom)(request) || request.Uri.Path.Contains(newsroom.Account.Articles.Name, StringComparison.Ordinal);

    private static ServiceProvider HostOver(Newsroom newsroom, Func<Request, bool> matters)
    {
        var storage = new ScheduledStorage(matters);
        var tables = Scheduled(new TableClientOptions(), storage);
        var blobs = Scheduled(new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04), storage);
        return newsroom.AddHost(more: services => services.AddSingleton(newsroom.OpenAccount(tables, blobs)));
    }

    private static T Scheduled<T>(T options, ScheduledStorage storage)
        where T : ClientOptions
    {
        options.Retry.MaxRetries = 1;
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.AddPolicy(storage, HttpPipelinePosition.BeforeTransport);
        return options;
    }
}
