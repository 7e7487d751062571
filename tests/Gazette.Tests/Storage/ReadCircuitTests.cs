using Azure;
using Gazette.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Gazette.Tests;

public sealed class ReadCircuitTests
{
    private readonly MovedClock clock = new();
    private int asked;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_failure_nobody_asks_for_a_second_and_then_one_does()
    {
        var circuit = Circuit(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => FailAsync(circuit));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => FailAsync(circuit));
        Assert.Equal(1, asked);

        clock.Ahead += ReadCircuit.Pause;
        var held = new TaskCompletionSource<int>();
        var probe = circuit.ReadAsync(_ => held.Task, Cancellation);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => FailAsync(circuit));
        Assert.Equal(1, asked);

        held.SetResult(7);
        Assert.Equal(7, await probe);
        Assert.Equal(8, await circuit.ReadAsync(_ => Task.FromResult(8), Cancellation));
    }

    [Fact]
    public async Task A_read_that_takes_too_long_is_given_up()
    {
        var circuit = Circuit(TimeSpan.FromMilliseconds(100));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => circuit.ReadAsync(NeverAsync, Cancellation));
    }

    [Fact]
    public async Task A_reader_who_goes_away_says_nothing_of_storage()
    {
        var circuit = Circuit(TimeSpan.FromMinutes(1));
        using var gone = new CancellationTokenSource();
        var read = circuit.ReadAsync(NeverAsync, gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
        Assert.Equal(1, await circuit.ReadAsync(_ => Task.FromResult(1), Cancellation));
    }

    [Fact]
    public async Task A_refusal_is_no_outage()
    {
        var circuit = Circuit(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<RequestFailedException>(() => circuit.ReadAsync<int>(_ => throw new RequestFailedException(403, "no"), Cancellation));
        Assert.Equal(1, await circuit.ReadAsync(_ => Task.FromResult(1), Cancellation));
    }

    private ReadCircuit Circuit(TimeSpan timeout) =>
        new(Options.Create(new GazetteOptions { ReadTimeout = timeout }), clock, NullLogger<ReadCircuit>.Instance);

    private Task<int> FailAsync(ReadCircuit circuit) => circuit.ReadAsync<int>(
        _ =>
        {
            asked++;
            throw new RequestFailedException(0, "Connection refused");
        },
        Cancellation);

    private static async Task<int> NeverAsync(CancellationToken cancellation)
    {
        await Task.Delay(Timeout.Infinite, cancellation);
        return 0;
    }

    private sealed class MovedClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        // Stands still, so that a busy machine does not move it past the pause.
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + Ahead;
    }
}
