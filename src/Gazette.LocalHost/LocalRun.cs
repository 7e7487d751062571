using Gazette.LocalHost.Functions;
using Gazette.LocalHost.Terminal;
using Gazette.LocalHost.Uploads;
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

    /// <returns>0 after Ctrl-C or SIGTERM; 1 when it could not start, having said why in one line.</returns>
    public static async Task<int> RunAsync(HostSettings settings)
    {
        using var signals = new StopSignals();
        try
        {
            await RunAsync(settings, signals.Token);
            // Nobody asked for an end: a service of the application has failed, and the log says which.
            return signals.Token.IsCancellationRequested ? 0 : Failed;
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            return 0;
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
            return Failed;
        }
    }

    private static async Task RunAsync(HostSettings settings, CancellationToken stop)
    {
        var address = SiteAddress.For(settings);
        if (settings.WatchedFolder is { } watched && !Directory.Exists(watched))
            throw new StartupException($"There is no folder {watched}. Create it, or leave --watch out.");
        var host = HostJson.ReadBesideProgram();
        await using var storage = await LocalStorage.OpenAsync(settings, Console.WriteLine, stop);
        await using var app = LocalApplication.Build(
            address, storage.ConnectionString, c => FunctionCatalog.Read(FunctionCatalog.ProductTypes, host, c), host, settings.WatchedFolder);
        await StartAsync(app, address, storage.ConnectionString, settings, stop);
        await app.WaitForShutdownAsync(stop);
    }

    private static async Task StartAsync(WebApplication app, SiteAddress address, string storage, HostSettings settings, CancellationToken stop)
    {
        var catalog = app.Services.GetRequiredService<FunctionCatalog>();
        var uploads = LocalApplication.UploadContainer(catalog, storage);
        if (uploads is not null)
            await uploads.CreateIfNotExistsAsync(cancellationToken: stop);
        await app.StartAsync(stop);
        Greeting.Write(Console.Out, address, StorageName.Of(storage), uploads, settings.ShowUploadCommand);
        if (uploads is not null && settings.Seeds && Directory.Exists(Seeds.FolderIn(RepositoryRoot.Find())))
            await Seeds.UploadAsync(Seeds.FolderIn(RepositoryRoot.Find()), uploads, stop);
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
