using Azure.Storage.Blobs;
using Gazette.LocalHost.Functions;
using Gazette.LocalHost.Terminal;
using Gazette.LocalHost.Theming;
using Gazette.LocalHost.Uploads;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Gazette.Storage.Receipts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Gazette.LocalHost;

/// <summary>One run of the host, from the command line to the exit code.</summary>
internal static class LocalRun
{
    private const int Failed = 1;
    private const int NewestShown = 5;

    /// <returns>0 after Ctrl-C or SIGTERM; 1 when it could not start, having said why in one line.</returns>
    public static async Task<int> RunAsync(HostSettings settings)
    {
        using var signals = new StopSignals();
        var isUp = false;
        try
        {
            await RunAsync(settings, () => isUp = true, signals.Token);
            if (!signals.Token.IsCancellationRequested)
            {
                await Console.Error.WriteLineAsync(Farewell.AfterFault);
                return Failed;
            }
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            // Stopped while it started.
        }
        catch (Exception fault) when (Explain(fault, settings.Port) is { } sentence)
        {
            await Console.Error.WriteLineAsync(Secrets.OfEnvironment().Hide(sentence));
            return Failed;
        }
        catch (Exception fault)
        {
            // A fault of our own making: whoever mends it needs all of it.
            await Console.Error.WriteLineAsync(Secrets.OfEnvironment().Hide(fault.ToString()));
            await Console.Error.WriteLineAsync(Farewell.AfterFault);
            return Failed;
        }

        Console.WriteLine(Farewell.AfterStop(settings, isUp));
        return 0;
    }

    private static async Task RunAsync(HostSettings settings, Action isUp, CancellationToken stop)
    {
        var steps = StartSteps.OnOutput();
        var address = SiteAddress.For(settings);
        if (settings.WatchedFolder is { } watched && !Directory.Exists(watched))
            throw new StartupException($"There is no folder {watched}. Create it, or leave --watch out.");
        var host = HostJson.ReadBesideProgram();
        steps.Say($"Starting Gazette at {address.Url}/");
        await using var storage = await LocalStorage.OpenAsync(settings, steps, stop);
        await using var app = LocalApplication.Build(
            address, storage.ConnectionString, c => FunctionCatalog.Read(FunctionCatalog.ProductTypes, host, c), host, settings.WatchedFolder, settings.Keep);
        await StartAsync(app, address, storage.ConnectionString, settings, steps, stop);
        isUp();
        await app.WaitForShutdownAsync(stop);
    }

    private static async Task StartAsync(
        WebApplication app, SiteAddress address, string storage, HostSettings settings, StartSteps steps, CancellationToken stop)
    {
        var uploads = LocalApplication.UploadContainer(app.Services.GetRequiredService<FunctionCatalog>(), storage);
        await steps.RunAsync("Starting the site", async () =>
        {
            if (uploads is not null)
                await uploads.CreateIfNotExistsAsync(cancellationToken: stop);
            await app.StartAsync(stop);
            if (settings.ThemeFolder is { } theme)
                await ThemeFolder.UploadAsync(theme, app.Services.GetRequiredService<StorageAccount>().Theme, stop);
        });
        var newest = await app.Services.GetRequiredService<Timeline>().ReadAsync(column: null, after: null, stop);
        Greeting.Write(Console.Out, address, StorageName.Of(storage), uploads, settings.ShowUploadCommand, newest.Items.Take(NewestShown));
        if (uploads is not null && settings.Seeds)
            await PublishSeedsAsync(app, uploads, steps, stop);
    }

    private static async Task PublishSeedsAsync(WebApplication app, BlobContainerClient uploads, StartSteps steps, CancellationToken stop)
    {
        var folder = Seeds.FolderIn(RepositoryRoot.Find());
        if (!Directory.Exists(folder))
            return;
        var uploaded = await Seeds.UploadAsync(folder, uploads, stop);
        if (uploaded.Count == 0)
            return;
        steps.Say($"Publishing {uploaded.Count} sample files of seeds/ ...");
        var result = await SeedResult.WaitAsync(uploaded, app.Services.GetRequiredService<ReceiptStore>(), stop);
        foreach (var line in result.Lines())
            steps.Say(line);
    }

    /// <returns>Null for a fault of our own making, which is shown with its stack trace.</returns>
    internal static string? Explain(Exception fault, int? port) => fault switch
    {
        StartupException => fault.Message,
        OptionsValidationException invalid => $"A setting is wrong: {string.Join(' ', invalid.Failures.Distinct())}",
        IOException { InnerException: AddressInUseException } when port is { } taken => SiteAddress.Taken(taken).Message,
        _ => null,
    };
}
