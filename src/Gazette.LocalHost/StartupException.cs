namespace Gazette.LocalHost;

/// <summary>The host cannot start. The message is one line for the person at the terminal and says what to do.</summary>
public sealed class StartupException(string message, Exception? cause = null) : Exception(message, cause);
