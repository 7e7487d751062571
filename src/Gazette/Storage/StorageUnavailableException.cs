namespace Gazette.Storage;

/// <summary>Storage did not answer a reader in time, or did not a moment ago and was not asked again.</summary>
public sealed class StorageUnavailableException(Exception? inner = null) : Exception("Storage does not answer.", inner);
