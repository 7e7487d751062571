using System.Text.RegularExpressions;

namespace Gazette.LocalHost.Blobs;

/// <summary>The path of a blob trigger: <c>container/{name}</c>, the one form that this host knows.</summary>
/// <param name="Parameter">What stands for the blob's whole name, slashes included.</param>
internal sealed partial record BlobPath(string Container, string Parameter)
{
    /// <returns>Null for a path of another form.</returns>
    public static BlobPath? Parse(string path) =>
        Form().Match(path) is { Success: true } match ? new BlobPath(match.Groups[1].Value, match.Groups[2].Value) : null;

    [GeneratedRegex(@"^([a-z0-9-]{3,63})/\{([A-Za-z_][A-Za-z0-9_]*)\}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
