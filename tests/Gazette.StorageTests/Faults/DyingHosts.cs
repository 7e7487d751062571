using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests.Faults;

internal static class DyingHosts
{
    /// <summary>A host that is dead after a number of calls; see <see cref="DiesAsync"/>.</summary>
    /// <param name="clock">Null for the usual one.</param>
    /// <param name="more">Acts on the calls that it lives to make; null for nothing.</param>
    public static ServiceProvider AddDyingHost(this Newsroom newsroom, Dictionary<string, string?>? settings = null, HttpPipelinePolicy? more = null, TimeProvider? clock = null)
    {
        var policy = new DyingHost();
        var (tables, blobs) = (new TableClientOptions(), new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04));
        tables.AddPolicy(policy, HttpPipelinePosition.PerCall);
        blobs.AddPolicy(policy, HttpPipelinePosition.PerCall);
        if (more is not null)
            tables.AddPolicy(more, HttpPipelinePosition.PerCall);
        return newsroom.AddHost(settings, services => services.AddSingleton(newsroom.OpenAccount(tables, blobs)).AddSingleton(clock ?? TimeProvider.System));
    }

    /// <summary>Does the same work over and over: the host dies at its first call, at its second, and so on, and lives at last.</summary>
    /// <param name="prepare">Gets how many were prepared before.</param>
    public static async Task<IReadOnlyList<T>> DieEverywhereAsync<T>(Func<int, Task<T>> prepare, Func<T, Task> act)
    {
        var all = new List<T>();
        do
            all.Add(await prepare(all.Count));
        while (await DiesAsync(() => act(all[^1]), all.Count - 1));
        return all;
    }

    /// <summary>Whether it dies before it has done what it was to do.</summary>
    /// <param name="calls">To storage, that it lives to make.</param>
    public static async Task<bool> DiesAsync(Func<Task> act, int calls)
    {
        var life = DyingHost.Begin(calls);
        try
        {
            await act();
        }
        catch (HostDiedException)
        {
            return true;
        }

        return life.IsOver;
    }
}
