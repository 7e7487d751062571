namespace Gazette.EndToEndTests;

/// <summary>A host that is already there (<c>func start</c>, a deployment), as environment variables name it.</summary>
/// <param name="Url">With a slash at the end.</param>
/// <param name="Key">A function key; null for a host that asks for none.</param>
internal sealed record GivenHost(Uri Url, string ConnectionString, string? Key)
{
    /// <summary>Null when the tests start a host themselves.</summary>
    /// <exception cref="InvalidOperationException">The variables are not complete.</exception>
    public static GivenHost? Current { get; } = Read();

    private static GivenHost? Read()
    {
        if (Value("GAZETTE_URL") is not { } url)
            return null;
        if (!Uri.TryCreate(url.TrimEnd('/') + "/", UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new InvalidOperationException($"GAZETTE_URL is {url}. Set it to the address of the host, for example http://localhost:7071.");
        if (Value("GAZETTE_STORAGE") is not { } storage)
            throw new InvalidOperationException("GAZETTE_URL is set and GAZETTE_STORAGE is not. Set it to the connection string of the storage that this host uses.");
        return new GivenHost(address, storage, Value("GAZETTE_KEY"));
    }

    private static string? Value(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
