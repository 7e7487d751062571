namespace Gazette.EndToEndTests;

/// <summary>A host that has ended.</summary>
public sealed record HostRun(int ExitCode, IReadOnlyList<string> Output, IReadOnlyList<string> Errors);
