using Azure;

namespace Gazette.Storage.Announcements;

/// <summary>An upload that somebody is to look at, and of which the address outside is still to be told.</summary>
/// <param name="Delivery">Stays the same however often it is tried.</param>
/// <param name="Failures">How often it was not taken.</param>
/// <param name="At">When it was noted.</param>
public sealed record ReviewNote(string Name, string Delivery, int Failures, DateTimeOffset At)
{
    internal string Key { get; init; } = "";

    internal ETag ETag { get; init; }
}
