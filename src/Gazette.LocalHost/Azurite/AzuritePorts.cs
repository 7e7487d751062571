using System.Net;
using System.Net.Sockets;

namespace Gazette.LocalHost.Azurite;

/// <summary>The three loopback ports that one Azurite listens on.</summary>
internal sealed record AzuritePorts(int Blob, int Queue, int Table)
{
    /// <summary>The ones that <c>UseDevelopmentStorage=true</c> stands for.</summary>
    public static readonly AzuritePorts Default = new(10000, 10001, 10002);

    private static readonly HttpClient Probe = new() { Timeout = TimeSpan.FromSeconds(5) };

    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={WellKnownAccount.Name};AccountKey={WellKnownAccount.Key};" +
        $"BlobEndpoint=http://127.0.0.1:{Blob}/{WellKnownAccount.Name};" +
        $"QueueEndpoint=http://127.0.0.1:{Queue}/{WellKnownAccount.Name};" +
        $"TableEndpoint=http://127.0.0.1:{Table}/{WellKnownAccount.Name};";

    private IEnumerable<int> All => [Blob, Queue, Table];

    /// <summary>Free at this moment; another process may still be quicker.</summary>
    public static AzuritePorts FindFree()
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, 3).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        try
        {
            Array.ForEach(listeners, l => l.Start());
            int[] ports = [.. listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port)];
            return new AzuritePorts(ports[0], ports[1], ports[2]);
        }
        finally
        {
            Array.ForEach(listeners, l => l.Dispose());
        }
    }

    public bool AreFree() => All.All(IsFree);

    /// <summary>True when an Azurite, and nothing else, answers on all three.</summary>
    public async Task<bool> AnswerAsync(CancellationToken cancellationToken)
    {
        foreach (var port in All)
        {
            if (!await IsAzuriteAsync(port, cancellationToken))
                return false;
        }

        return true;
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Any answer will do, a refusal too: only the Server header is looked at.</summary>
    private static async Task<bool> IsAzuriteAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await Probe.GetAsync(new Uri($"http://127.0.0.1:{port}/{WellKnownAccount.Name}"), cancellationToken);
            return answer.Headers.Server.ToString().StartsWith("Azurite", StringComparison.Ordinal);
        }
        catch (Exception fault) when (fault is HttpRequestException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}
