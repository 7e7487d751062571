namespace Gazette.LocalHost.Uploads;

/// <summary>Something in a folder that is not uploaded, and that its owner may be waiting for.</summary>
/// <param name="Why">Goes on after the name: "is a symbolic link ...".</param>
internal sealed record PassedOver(string Name, string Why);
