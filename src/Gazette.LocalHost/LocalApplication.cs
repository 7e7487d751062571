using System.Net;
using Azure.Storage.Blobs;
using Gazette.LocalHost.Functions;
using Gazette.LocalHost.Http;
using Gazette.LocalHost.Terminal;
using Gazette.LocalHost.Uploads;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gazette.LocalHost;

/// <summary>
/// The web application that stands in for <c>func start</c> on machines without Core Tools: it runs the functions in its own
/// process, as their attributes say. It is no Functions host: keys, scaling, the dashboard and other kinds of trigger are not here.
/// </summary>
internal static class LocalApplication
{
    private const string EveryFiveMinutes = "0 */5 * * * *";

    // A client that holds connections open costs memory for each; in Azure the front end sees to that.
    internal const int MaxConnections = 1_000;

    // Browsers open six, load tests and their editors some seventy. Whoever takes more waits for his own to end.
    internal const int MaxConnectionsPerAddress = 200;

    // Bytes: the longest name of a blob has 1,024 characters, of which each may take nine in an address. Kestrel allows 8 KiB.
    private const int MaxRequestLine = 16 * 1024;

    // From the first byte of a request to the end of its headers; Kestrel allows 30 s.
    private static readonly TimeSpan HeadersWithin = TimeSpan.FromSeconds(5);

    // Part of the five seconds in which a host ends; requests and uploads that last longer are cut.
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(2);

    /// <param name="watchedFolder">Null when no folder is watched.</param>
    /// <param name="keep">A file that is removed from it keeps its article.</param>
    public static WebApplication Build(
        SiteAddress address, string storage, Func<IConfiguration, FunctionCatalog> readCatalog, HostJson host, string? watchedFolder, bool keep = false)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        Configure(builder.Configuration, address, storage);
        AddLogging(builder.Logging, builder.Configuration, new Secrets(storage));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, address));
        var catalog = readCatalog(builder.Configuration);
        builder.Services.AddSingleton(catalog);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = StopsWithin);
        builder.Services.AddSingleton<IHostLifetime, StoppedFromOutside>();
        builder.Services.AddGazette(builder.Configuration);
        builder.Services.AddFunctions(catalog, host, storage);
        if (watchedFolder is not null && UploadContainer(catalog, storage) is { } container)
            builder.Services.AddSingleton<IHostedService>(p => ActivatorUtilities.CreateInstance<WatchedFolder>(p, watchedFolder, keep, container));
        var app = builder.Build();
        app.Run(app.Services.GetRequiredService<FunctionRouter>().HandleAsync);
        return app;
    }

    /// <summary>The container that uploads go into; null when no function waits for any.</summary>
    public static BlobContainerClient? UploadContainer(FunctionCatalog catalog, string storage) =>
        catalog.Blobs.Select(b => new BlobContainerClient(storage, b.Path.Container)).FirstOrDefault();

    /// <summary>Our own values first, so that the environment can say otherwise; the storage has been decided already.</summary>
    private static void Configure(ConfigurationManager configuration, SiteAddress address, string storage)
    {
        configuration.AddInMemoryCollection([new("Gazette:PublicBaseUrl", address.Url), new(ReconcileSchedule.Setting, EveryFiveMinutes)]);
        configuration.AddEnvironmentVariables();
        configuration.AddInMemoryCollection([new(LocalStorage.Variable, storage)]);
    }

    private static void AddLogging(ILoggingBuilder logging, ConfigurationManager configuration, Secrets secrets)
    {
        var section = configuration.GetSection("Logging");
        var stacks = section["LogLevel:Default"] is "Debug" or "Trace";
        logging.SetMinimumLevel(LogLevel.Warning).AddFilter(PlainLines.Product, LogLevel.Information).AddConfiguration(section);
        logging.AddProvider(new PlainLines(Console.Out, Console.Error, secrets, stacks));
    }

    private static void Listen(KestrelServerOptions kestrel, SiteAddress address)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = MaxConnections;
        kestrel.Limits.RequestHeadersTimeout = HeadersWithin;
        kestrel.Limits.MaxRequestLineSize = MaxRequestLine;
        // One count for all endpoints: a client on this machine may use either.
        var limit = new ConnectionLimit(MaxConnectionsPerAddress);
        kestrel.ListenLocalhost(address.Port, limit.Guard);
        if (address.Lan is { } lan)
            kestrel.Listen(new IPEndPoint(lan, address.Port), limit.Guard);
    }
}
