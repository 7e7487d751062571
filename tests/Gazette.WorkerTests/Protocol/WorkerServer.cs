using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.WorkerTests.Protocol;

/// <summary>The gRPC server on loopback that one worker connects to.</summary>
internal sealed class WorkerServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private WorkerServer(WebApplication app) => this.app = app;

    public WorkerStream Stream => app.Services.GetRequiredService<WorkerStream>();

    /// <summary>What the worker is given as <c>--functions-uri</c>.</summary>
    public string Address => app.Urls.Single();

    public static async Task<WorkerServer> StartAsync(CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, l => l.Protocols = HttpProtocols.Http2));
        builder.Services.AddRouting().AddSingleton<WorkerStream>().AddGrpc(grpc => grpc.MaxReceiveMessageSize = int.MaxValue);
        var app = builder.Build();
        app.MapGrpcService<WorkerStream>();
        await app.StartAsync(cancellation);
        return new WorkerServer(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
