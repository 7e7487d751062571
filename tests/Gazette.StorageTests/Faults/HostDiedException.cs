namespace Gazette.StorageTests.Faults;

/// <summary>The process is gone: no code of the product runs any more that could reach storage.</summary>
internal sealed class HostDiedException() : Exception("The host died.");
