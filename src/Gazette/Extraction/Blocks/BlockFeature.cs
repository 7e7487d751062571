namespace Gazette.Extraction.Blocks;

/// <summary>Something that is seen of a block and speaks for or against its being part of the article.</summary>
/// <param name="Name">What it sees, in words; weights and trees are kept under it.</param>
/// <param name="Of">The value, mostly 0 to 1.</param>
internal sealed record BlockFeature<T>(string Name, Func<T, double> Of);
