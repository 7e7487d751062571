using System.Globalization;

namespace Gazette.EndToEndTests.Load;

/// <summary>One request of the mixture that a load run sends.</summary>
/// <param name="Expected">The statuses that are right for it.</param>
/// <param name="Coding">Of Accept-Encoding; null for none.</param>
internal sealed record LoadRequest(string Path, int[] Expected, string? Coding)
{
    private static readonly int[] Found = [200];
    private static readonly int[] Refused = [400];
    private static readonly int[] Absent = [404];
    private static readonly string?[] Codings = [null, "br", "gzip", "br;q=0, *"];

    /// <summary>Pages mostly; then everything whose key a stranger can choose: sizes of QR codes, places in lists, ids.</summary>
    public static LoadRequest Next(Random random, IReadOnlyList<string> ids)
    {
        var article = "/articles/" + ids[random.Next(ids.Count)];
        var (path, expected) = random.Next(20) switch
        {
            < 6 => (article, Found),
            < 8 => (article + "/print", Found),
            < 10 => ($"/api{article}", Found),
            < 13 => ($"{article}/qr.png?size={random.Next(128, 2049)}", Found),
            < 15 => ($"{article}/qr.svg?size={random.Next(128, 2049)}", Found),
            15 => ("/", Found),
            16 => ("/?after=" + Place(random), Found),
            17 => ("/api/articles?after=" + Place(random), Found),
            18 => ($"/articles/nobody-{random.NextInt64():x}", Absent),
            _ => ($"{article}/qr.png?size={random.Next(2049, int.MaxValue)}", Refused),
        };
        return new LoadRequest(path, expected, Codings[random.Next(Codings.Length)]);
    }

    /// <summary>Of the form that a list's next address has, and never one that a list gave.</summary>
    private static string Place(Random random) => string.Create(
        CultureInfo.InvariantCulture, $"{random.Next(1_000_000):D6}.{random.NextInt64():D19}-{random.NextInt64():D19}-{random.NextInt64():x}");
}
