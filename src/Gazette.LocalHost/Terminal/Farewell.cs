namespace Gazette.LocalHost.Terminal;

/// <summary>The last line of a run: what to do next. The sentence of a start that failed says so itself.</summary>
internal static class Farewell
{
    public const string AfterFault =
        "Gazette has ended by a fault; what it was stands above. Start it again; with Logging__LogLevel__Default=Debug in the environment it says more.";

    /// <param name="wasUp">False when it was stopped while it started.</param>
    public static string AfterStop(HostSettings settings, bool wasUp)
    {
        if (!wasUp)
            return "Stopped while starting. The same command goes on where this stopped.";
        return settings.InMemory
            ? "Stopped; nothing was kept, as --in-memory says. The same command starts anew."
            : "Stopped; every upload and article is kept. The same command starts it again.";
    }
}
