using Gazette.Articles;

namespace Gazette.Tests.Damage;

/// <summary>What became of one copy.</summary>
internal sealed record DamageOutcome(string Name, string Form, DamagedCopy Copy, ParagraphMatch Match)
{
    /// <summary>Paragraphs that are missing, changed or too many, and those that nobody could decide about; these are no faults.</summary>
    public (int Faults, int Undecided) Count { get; } = Match.FaultsWithout(Copy.Undecidable);

    public bool IsReversible { get; init; }

    public string Kinds { get; init; } = "";

    /// <summary>Places of lost text that the report shows as doubtful.</summary>
    public int Reported { get; init; }

    /// <summary>Places of lost text that were changed.</summary>
    public int Guessed { get; init; }

    public IReadOnlyList<Repair> Repairs { get; init; } = [];
}
