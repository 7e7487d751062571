namespace Gazette.Serving.Contracts;

/// <summary>How far a file has come that is sent in parts.</summary>
/// <param name="Received">Bytes from the first on that are there: where the next part begins. 0 once the file is there as a whole.</param>
public sealed record ReceivedParts(string Name, long Received);
