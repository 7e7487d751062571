namespace Gazette.Articles;

/// <summary>What one rule did to one article.</summary>
public sealed record Repair(string Rule, int Count, bool Certain, IReadOnlyList<RepairSample> Samples);
