using Gazette.Articles;

namespace Gazette.Uploads;

/// <summary>How many, and what the first of them are called.</summary>
/// <param name="First">Shortened for people.</param>
public sealed record NamedCount(int Count, IReadOnlyList<RepairSample> First)
{
    private const int MaxNamed = 5;

    public static NamedCount None { get; } = new(0, []);

    /// <param name="fate">What is said of it beside its name; may be empty.</param>
    public NamedCount With(string name, string fate) =>
        new(Count + 1, First.Count < MaxNamed ? [.. First, RepairSample.Cut(name, fate)] : First);

    internal IEnumerable<Repair> As(string rule, bool certain) => Count == 0 ? [] : [new Repair(rule, Count, certain, First)];
}
