using Gazette.Serving;
using Microsoft.Extensions.Logging;

namespace Gazette.Tests;

/// <summary>Keeps what is logged, as text.</summary>
internal sealed class LogLines : ILogger<RequestHandler>
{
    public List<string> Lines { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Add(formatter(state, exception));
}
