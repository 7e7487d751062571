namespace Gazette;

/// <summary>What each rule changed in one upload. Rules write to it; nothing is changed unsaid.</summary>
public sealed class RepairReport
{
    /// <summary>Samples kept per rule; the count goes on.</summary>
    public const int MaxSamples = 5;

    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);

    /// <summary>Every edit of the text with its place, where this report has counts and samples.</summary>
    internal EditLog Edits { get; } = new();

    /// <summary>Per rule and certainty, in the order in which they first acted.</summary>
    public IReadOnlyList<Repair> Repairs =>
        [.. entries.Values.Select(e => new Repair(e.Rule, e.Count, e.Certain, [.. e.Samples]))];

    /// <summary>True when a person should look: a rule was not certain, or a reading was doubtful.</summary>
    public bool NeedsReview => entries.Values.Any(e => !e.Certain);

    /// <param name="rule">The rule's name, kebab-case, stable: it is part of the JSON contract.</param>
    /// <param name="before">The text as found; cut to <see cref="RepairSample.MaxLength"/> characters.</param>
    /// <param name="after">The text as left, empty when it was removed; cut likewise. Both empty: no sample.</param>
    /// <param name="certain">False when the text was only marked, or the change may be wrong.</param>
    public void Add(string rule, string before, string after, bool certain = true, int count = 1)
    {
        var key = certain ? rule : rule + "?";
        if (!entries.TryGetValue(key, out var entry))
            entries.Add(key, entry = new Entry(rule, certain));
        entry.Count += count;
        if (entry.Samples.Count < MaxSamples && before.Length + after.Length > 0)
            entry.Samples.Add(RepairSample.Cut(before, after));
    }

    private sealed class Entry(string rule, bool certain)
    {
        public string Rule { get; } = rule;

        public bool Certain { get; } = certain;

        public int Count { get; set; }

        public List<RepairSample> Samples { get; } = [];
    }
}
