namespace Gazette.Storage.Searching;

/// <summary>An article that the index names.</summary>
/// <param name="Rank">Whether all that was looked for stands in its headlines.</param>
/// <param name="Moment">Counted backwards.</param>
internal readonly record struct SearchHit(char Rank, string Moment, string Id)
{
    /// <summary>Its place among the results, safe in a query string.</summary>
    public string Place => $"{Rank}{Moment}-{Id}";
}
