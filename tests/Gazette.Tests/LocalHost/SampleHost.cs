using System.Net;
using Gazette.LocalHost;
using Gazette.LocalHost.Functions;
using Gazette.LocalHost.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.Tests.LocalHost;

/// <summary>The sample functions behind a real Kestrel on loopback: how paths are decoded is Kestrel's part of the matter.</summary>
public sealed class SampleHost : IAsyncLifetime
{
    private WebApplication? app;

    public HttpClient Http { get; } = new();

    internal static FunctionCatalog Read(string routePrefix, params Type[] types) =>
        FunctionCatalog.Read(types, new HostJson(routePrefix, MaxBlobParallelism: 1, PoisonBlobThreshold: 1), new ConfigurationBuilder().Build());

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddLogging().AddScoped<SampleVisit>();
        builder.Services.AddSingleton(p => ActivatorUtilities.CreateInstance<FunctionRouter>(p, Read("", typeof(SampleFunctions)).Http));
        app = builder.Build();
        app.Run(app.Services.GetRequiredService<FunctionRouter>().HandleAsync);
        await app.StartAsync();
        Http.BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (app is not null)
            await app.DisposeAsync();
    }
}
