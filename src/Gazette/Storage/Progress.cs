namespace Gazette.Storage;

/// <summary>How far a walk over the container came.</summary>
/// <param name="Marker">Where the listing goes on, as storage said it.</param>
/// <param name="AfterName">The last name that was looked at.</param>
public sealed record Progress(string Marker, string AfterName);
