namespace Gazette.Articles;

/// <summary>A column that has articles.</summary>
/// <param name="Name">With slashes between its levels.</param>
/// <param name="Articles">How many it had when they were last counted, those of the columns within it included; 0 before the first count.</param>
public sealed record ColumnSize(string Name, int Articles);
