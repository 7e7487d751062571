using System.Globalization;

namespace Gazette.LocalHost.Terminal;

/// <summary>
/// Says what a start is doing, and how long each step took. In a terminal the step that runs counts up on its own line;
/// elsewhere it has a line when it begins, one every ten seconds and one when it ends.
/// </summary>
/// <param name="live">Whether a line may be written over.</param>
internal sealed class StartSteps(TextWriter output, bool live, TimeProvider clock)
{
    private const int BarWidth = 20;
    private static readonly TimeSpan LiveEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PlainEvery = TimeSpan.FromSeconds(10);

    private readonly Lock turn = new();
    private int shown;

    public static StartSteps OnOutput() => new(Console.Out, !Console.IsOutputRedirected && IsTerminal, TimeProvider.System);

    /// <summary>For commands whose standard output is their result.</summary>
    public static StartSteps OnErrors() => new(Console.Error, !Console.IsErrorRedirected && IsTerminal, TimeProvider.System);

    private static bool IsTerminal => Environment.GetEnvironmentVariable("TERM") != "dumb";

    public void Say(string line) => output.WriteLine(line);

    /// <param name="usually">How long it takes on most machines; null when that is too short for a bar.</param>
    public async Task<T> RunAsync<T>(string what, Func<Task<T>> step, TimeSpan? usually = null)
    {
        var began = clock.GetTimestamp();
        Begin(what);
        var every = live ? LiveEvery : PlainEvery;
        var ended = "failed";
        // Disposing waits for a tick that is being written.
        var ticks = clock.CreateTimer(_ => Tick(what, clock.GetElapsedTime(began), usually), state: null, every, every);
        try
        {
            var result = await step();
            ended = "took";
            return result;
        }
        finally
        {
            await ticks.DisposeAsync();
            End(what, ended, clock.GetElapsedTime(began));
        }
    }

    public Task RunAsync(string what, Func<Task> step, TimeSpan? usually = null) => RunAsync(
        what,
        async () =>
        {
            await step();
            return true;
        },
        usually);

    private void Begin(string what)
    {
        if (live)
            Overwrite(what + " ...");
        else
            output.WriteLine(what + " ...");
    }

    private void Tick(string what, TimeSpan elapsed, TimeSpan? usually)
    {
        if (!live)
            output.WriteLine($"  {Seconds(elapsed, "0")} so far");
        else
            Overwrite(usually is { } whole ? $"{what} {Bar(elapsed / whole)} {Seconds(elapsed, "0")}" : $"{what} ... {Seconds(elapsed, "0")}");
    }

    private void End(string what, string ended, TimeSpan elapsed)
    {
        var time = Seconds(elapsed, "0.0");
        if (live)
            Overwrite($"{what}: {(ended == "took" ? "" : "failed after ")}{time}{Environment.NewLine}");
        else
            output.WriteLine(ended == "took" ? $"  took {time}" : $"  failed after {time}");
    }

    private void Overwrite(string line)
    {
        lock (turn)
        {
            output.Write("\r" + line.TrimEnd().PadRight(shown) + (line.EndsWith('\n') ? Environment.NewLine : ""));
            shown = line.EndsWith('\n') ? 0 : line.Length;
            output.Flush();
        }
    }

    /// <summary>Never full: nobody knows the end before it is there.</summary>
    private static string Bar(double part)
    {
        var full = (int)(Math.Min(part, 0.95) * BarWidth);
        return $"[{new string('#', full)}{new string('.', BarWidth - full)}]";
    }

    private static string Seconds(TimeSpan time, string format) => time.TotalSeconds.ToString(format, CultureInfo.InvariantCulture) + " s";
}
