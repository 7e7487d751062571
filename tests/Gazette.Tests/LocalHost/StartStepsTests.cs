using Gazette.LocalHost.Terminal;

namespace Gazette.Tests.LocalHost;

public sealed class StartStepsTests : IDisposable
{
    private readonly StringWriter output = new();

    [Fact]
    public async Task A_step_has_a_line_when_it_begins_and_one_with_its_time()
    {
        var beginning = "";
        var steps = new StartSteps(output, live: false, TimeProvider.System);
        await steps.RunAsync("Opening the storage", () =>
        {
            beginning = output.ToString();
            return Task.CompletedTask;
        });
        Assert.Equal("Opening the storage ..." + Environment.NewLine, beginning);
        Assert.Matches(@"^  took \d+\.\d s\r?\n$", output.ToString()[beginning.Length..]);
    }

    [Fact]
    public async Task A_step_that_fails_says_so()
    {
        var steps = new StartSteps(output, live: false, TimeProvider.System);
        await Assert.ThrowsAsync<IOException>(() => steps.RunAsync("Opening the storage", () => throw new IOException("no")));
        Assert.Contains("  failed after ", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_terminal_a_step_counts_up_on_its_line_and_shows_how_far_it_may_be()
    {
        var steps = new StartSteps(output, live: true, TimeProvider.System);
        await steps.RunAsync("Installing", UntilTickedAsync, usually: TimeSpan.FromMinutes(2));
        Assert.Contains("\rInstalling [....................] 0 s", output.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"\rInstalling: \d+\.\d s +\r?\n$", output.ToString());
        Assert.Single(output.ToString(), c => c == '\n');
    }

    public void Dispose() => output.Dispose();

    private async Task UntilTickedAsync()
    {
        while (!output.ToString().Contains('[', StringComparison.Ordinal))
            await Task.Delay(20, TestContext.Current.CancellationToken);
    }
}
