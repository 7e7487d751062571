namespace Gazette.LocalHost;

/// <summary>One <c>Name=Value</c> of a connection string.</summary>
/// <param name="Name">Empty for a piece without an equals sign.</param>
internal sealed record ConnectionStringPart(string Name, string Value)
{
    private static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase)
    {
        "AccountName", "DefaultEndpointsProtocol", "EndpointSuffix", "UseDevelopmentStorage", "BlobEndpoint", "QueueEndpoint",
        "TableEndpoint", "FileEndpoint", "BlobSecondaryEndpoint", "QueueSecondaryEndpoint", "TableSecondaryEndpoint", "FileSecondaryEndpoint",
    };

    /// <summary>An address with a query may carry a signature.</summary>
    public bool IsSecret => !Harmless.Contains(Name) || Value.Contains('?', StringComparison.Ordinal);

    /// <summary>Of any text: what is no connection string has pieces too.</summary>
    public static IEnumerable<ConnectionStringPart> AllOf(string connectionString) =>
        connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse);

    private static ConnectionStringPart Parse(string piece)
    {
        var equals = piece.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? new ConnectionStringPart("", piece) : new ConnectionStringPart(piece[..equals].Trim(), piece[(equals + 1)..].Trim());
    }
}
