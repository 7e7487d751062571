using System.Diagnostics;
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Gazette.LocalHost;

/// <summary>Asks blobs, queues and tables for a sign of life, so that a dead address is one line at the start.</summary>
internal static class StorageCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <exception cref="StartupException">It does not answer, refuses us, or the connection string is wrong.</exception>
    public static async Task RequireAsync(string connectionString, CancellationToken cancellationToken)
    {
        var calls = Calls(connectionString);
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(Pause, cancellationToken))
        {
            try
            {
                await Task.WhenAll(calls.Select(call => call(cancellationToken)));
                return;
            }
            catch (RequestFailedException refused) when (refused.Status != 0)
            {
                throw Refused(refused);
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                if (waited.Elapsed > Patience)
                    throw Silent(fault);
            }
        }
    }

    private static List<Func<CancellationToken, Task>> Calls(string connectionString)
    {
        try
        {
            var blobs = new BlobServiceClient(connectionString, Once(new BlobClientOptions()));
            var queues = new QueueServiceClient(connectionString, Once(new QueueClientOptions()));
            var tables = new TableServiceClient(connectionString, Once(new TableClientOptions()));
            return [c => blobs.GetPropertiesAsync(c), c => queues.GetPropertiesAsync(c), c => tables.GetPropertiesAsync(c)];
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new StartupException($"{LocalStorage.Variable} is no storage connection string: {FirstLine(fault)}", fault);
        }
    }

    private static T Once<T>(T options)
        where T : ClientOptions
    {
        options.Retry.MaxRetries = 0;
        options.Retry.NetworkTimeout = OneTry;
        return options;
    }

    private static StartupException Refused(RequestFailedException refused) =>
        refused.Message.Contains("API version", StringComparison.OrdinalIgnoreCase)
            ? new StartupException("The Azurite that runs is too old for this client. Stop it (this host starts its own), or start it with --skipApiVersionCheck.", refused)
            : new StartupException($"The storage refuses us ({refused.Status} {refused.ErrorCode}). Check the account and key in {LocalStorage.Variable}.", refused);

    private static StartupException Silent(Exception fault) =>
        new($"The storage does not answer ({FirstLine(fault)}). Check the address in {LocalStorage.Variable}, or unset it to use the emulator.", fault);

    private static string FirstLine(Exception fault) => fault.Message.Split('\n')[0].Trim().TrimEnd('.');
}
