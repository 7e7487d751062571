using Gazette.Articles;

namespace Gazette.Drafts;

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
        [.. entries.Values.Where(e => e.Count > 0).Select(e => new Repair(e.Rule, e.Count, e.Certain, [.. e.Samples.Select(s => s.Text)]))];

    /// <summary>True when a person should look: a rule was not certain, or a reading was doubtful.</summary>
    public bool NeedsReview => entries.Values.Any(e => !e.Certain && e.Count > 0);

    /// <param name="rule">The rule's name, kebab-case, stable: it is part of the JSON contract.</param>
    /// <param name="before">The text as found; cut to <see cref="RepairSample.MaxLength"/> characters.</param>
    /// <param name="after">The text as left, empty when it was removed; cut likewise. Both empty: no sample.</param>
    /// <param name="certain">False when the text was only marked, or the change may be wrong.</param>
    /// <param name="edit">The number of the first of <paramref name="count"/> edits that this is about, for <see cref="Withdraw"/>; null when they are not in <see cref="Edits"/>.</param>
    public void Add(string rule, string before, string after, bool certain = true, int count = 1, int? edit = null)
    {
        var key = Key(rule, certain);
        if (!entries.TryGetValue(key, out var entry))
            entries.Add(key, entry = new Entry(rule, certain));
        entry.Count += count;
        if (entry.Samples.Count < MaxSamples && before.Length + after.Length > 0)
            entry.Samples.Add(new Sample(RepairSample.Cut(before, after), edit, count));
    }

    /// <summary>Of what was added with edits' numbers, one edit was undone; a sample goes with the last of its edits.</summary>
    internal void Withdraw(string rule, bool certain, int edit)
    {
        var entry = entries[Key(rule, certain)];
        entry.Count--;
        if (entry.Samples.Find(s => edit >= s.FirstEdit && edit < s.FirstEdit + s.Count) is { } sample && --sample.Left == 0)
            entry.Samples.Remove(sample);
    }

    /// <summary>Somebody has decided what this rule was in doubt of.</summary>
    internal void Settle(string rule) => entries.Remove(Key(rule, certain: false));

    private static string Key(string rule, bool certain) => certain ? rule : rule + "?";

    private sealed class Entry(string rule, bool certain)
    {
        public string Rule { get; } = rule;

        public bool Certain { get; } = certain;

        public int Count { get; set; }

        public List<Sample> Samples { get; } = [];
    }

    private sealed class Sample(RepairSample text, int? firstEdit, int count)
    {
        public RepairSample Text { get; } = text;

        public int? FirstEdit { get; } = firstEdit;

        public int Count { get; } = count;

        public int Left { get; set; } = count;
    }
}
