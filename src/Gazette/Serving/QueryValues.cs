using Microsoft.AspNetCore.Http;

namespace Gazette.Serving;

/// <summary>Values of the query, by one rule wherever we run: hosts that bind them to parameters differ.</summary>
public static class QueryValues
{
    /// <summary>The last one where a name stands more than once; null where it does not stand, empty where it has no value.</summary>
    public static string? QueryValue(this HttpRequest request, string name) =>
        request.Query[name] is { Count: > 0 } values ? values[^1] : null;
}
