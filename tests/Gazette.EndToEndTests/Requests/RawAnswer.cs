namespace Gazette.EndToEndTests.Requests;

/// <param name="Body">One character per byte.</param>
internal sealed record RawAnswer(int Status, ILookup<string, string> Headers, string Body)
{
    /// <summary>Everything but the date, which is not ours.</summary>
    public IEnumerable<string> HeaderLines =>
        Headers.Where(h => h.Key is not ("Date" or "Connection")).SelectMany(h => h.Select(v => $"{h.Key}: {v}")).Order(StringComparer.Ordinal);
}
