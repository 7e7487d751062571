using Microsoft.Extensions.Logging;

namespace Gazette.LocalHost.Terminal;

/// <summary>
/// The log as a person at a terminal wants it: what the product reports as bare lines, trouble with its level and
/// cause on standard error, stack traces only on demand.
/// </summary>
/// <param name="secrets">What no line may hold.</param>
/// <param name="stacks">Show where a fault came from, not only what it is.</param>
internal sealed class PlainLines(TextWriter output, TextWriter errors, Secrets secrets, bool stacks) : ILoggerProvider
{
    /// <summary>The product's own categories; what the framework has to say at Information is not for this terminal.</summary>
    public const string Product = "Gazette";

    private readonly Lock turn = new();

    public ILogger CreateLogger(string categoryName) => new Lines(this);

    public void Dispose()
    {
        output.Flush();
        errors.Flush();
    }

    private void Write(LogLevel level, EventId id, string message, Exception? fault)
    {
        // What fails a start is thrown as well, and LocalRun says it in one line.
        if (id.Name == "HostedServiceStartupFaulted")
            return;
        lock (turn)
        {
            if (level < LogLevel.Warning)
                output.WriteLine(secrets.Hide(TerminalText.OneLine(message)));
            else
                errors.WriteLine(secrets.Hide($"{Word(level)}: {TerminalText.OneLine(message)}{Cause(fault)}"));
        }
    }

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Warning => "warning",
        LogLevel.Error => "error",
        _ => "fatal",
    };

    private string Cause(Exception? fault)
    {
        if (fault is null)
            return "";
        // Retries wrap what went wrong, and storage faults carry all their headers; the innermost first line says it.
        var cause = fault.GetBaseException();
        return stacks ? Environment.NewLine + fault : $" ({cause.GetType().Name}: {TerminalText.OneLine(cause.Message.Split('\n')[0].Trim())})";
    }

    private sealed class Lines(PlainLines owner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            owner.Write(logLevel, eventId, formatter(state, exception), exception);
    }
}
