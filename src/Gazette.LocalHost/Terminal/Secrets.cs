using System.Text.RegularExpressions;

namespace Gazette.LocalHost.Terminal;

/// <summary>Takes out of a text what opens a storage account: exceptions may quote the connection string they were given.</summary>
/// <param name="connectionStrings">Those of this run, well-formed or not.</param>
internal sealed partial class Secrets(params IEnumerable<string?> connectionStrings)
{
    private const string Hidden = "***";

    // Shorter ones are words that other texts have too.
    private const int ShortestSecret = 8;

    private readonly string[] values = [.. connectionStrings
        .SelectMany(text => ConnectionStringPart.AllOf(text ?? ""))
        .Where(part => part.IsSecret && part.Value.Length >= ShortestSecret)
        .Select(part => part.Value)
        .Distinct(StringComparer.Ordinal)];

    /// <summary>Those of the storage that the environment names.</summary>
    public static Secrets OfEnvironment() => new(Environment.GetEnvironmentVariable(LocalStorage.Variable));

    public string Hide(string text)
    {
        foreach (var value in values)
            text = text.Replace(value, Hidden, StringComparison.Ordinal);
        return Named().Replace(text, $"$1{Hidden}");
    }

    [GeneratedRegex("(AccountKey=|SharedAccessSignature=|[?&]sig=)[^;&\\s\"']+", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Named();
}
