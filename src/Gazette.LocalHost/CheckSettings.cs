namespace Gazette.LocalHost;

/// <summary>What the command line of <c>check</c> says.</summary>
/// <param name="DataFolder">Null for the usual one.</param>
/// <param name="Settled">Whether what is pending counts too.</param>
internal sealed record CheckSettings(string? DataFolder, bool Settled);
