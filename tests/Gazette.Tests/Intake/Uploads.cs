using Gazette.Uploads;

namespace Gazette.Tests;

/// <summary>Uploads as a test would drop them.</summary>
internal static class Uploads
{
    public static Upload Of(string name, byte[] bytes, string? contentType = null) =>
        new(name, "\"0x1\"", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), bytes, contentType);
}
