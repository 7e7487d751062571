using Azure.Storage.Blobs;
using Gazette.LocalHost.Blobs;
using Gazette.LocalHost.Http;
using Gazette.LocalHost.Timers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gazette.LocalHost.Functions;

/// <summary>What runs the functions of a catalog: a router, and a service for each blob and timer function.</summary>
internal static class FunctionServices
{
    public static IServiceCollection AddFunctions(this IServiceCollection services, FunctionCatalog catalog, HostJson host, string storage)
    {
        services.AddSingleton(p => new FunctionRouter(catalog.Http, p.GetRequiredService<ILogger<FunctionRouter>>()));
        // One semaphore: the limit holds for all blob functions together.
        var slots = new SemaphoreSlim(host.MaxBlobParallelism);
        foreach (var function in catalog.Blobs)
            services.AddSingleton<IHostedService>(p => Scan(p, function, host, new BlobServiceClient(storage), new PoisonQueue(storage), slots));
        foreach (var function in catalog.Timers)
            services.AddSingleton<IHostedService>(p => ActivatorUtilities.CreateInstance<TimerService>(p, function, TimeProvider.System));
        return services;
    }

    private static BlobScanService Scan(
        IServiceProvider services, BlobFunction function, HostJson host, BlobServiceClient storage, PoisonQueue poison, SemaphoreSlim slots)
    {
        var logger = services.GetRequiredService<ILogger<BlobScanService>>();
        var container = storage.GetBlobContainerClient(function.Path.Container);
        var marks = new BlobMarks(storage.GetBlobContainerClient(BlobMarks.Container), function.Name);
        var firing = new BlobFiring(function, container, marks, poison, host.PoisonBlobThreshold, services.GetRequiredService<IServiceScopeFactory>(), logger);
        return new BlobScanService(function, marks, new BlobScan(container, marks, firing.FireAsync, slots, logger), logger);
    }
}
