using Gazette.Articles.Edits;

namespace Gazette.Articles.Corrections;

/// <summary>What an editor wants changed on an article as they have seen it; what it does not name stays as it is.</summary>
public sealed record CorrectionOrder
{
    /// <summary>Values as they were sent; null for none.</summary>
    public IReadOnlyDictionary<ArticleField, string?> Fields { get; init; } = new Dictionary<ArticleField, string?>();

    /// <summary>The numbers of all edits that are to be undone, the ones that are undone already among them. Null leaves them.</summary>
    public IReadOnlyCollection<int>? Undo { get; init; }

    /// <summary>The keys of all lines that were left out and are to be in the text, the ones that are restored already among them. Null leaves them.</summary>
    public IReadOnlyCollection<string>? Restore { get; init; }

    /// <summary>What pictures show, by their hashes; null takes an editor's words back. Pictures that are not named keep theirs.</summary>
    public IReadOnlyDictionary<string, string?> Alts { get; init; } = new Dictionary<string, string?>();

    /// <summary>True accepts what is doubtful, false takes that back. Null leaves it.</summary>
    public bool? Accept { get; init; }

    /// <summary>Whether nothing is asked for but that doubts are accepted, or are so no longer.</summary>
    public bool OnlyAccepts => Accept is not null && Fields.Count == 0 && Undo is null && Restore is null && Alts.Count == 0;

    /// <summary>Whether nothing is asked for but another time before which readers do not get the article.</summary>
    public bool OnlySchedules => Accept is null && Undo is null && Restore is null && Alts.Count == 0 && Fields.Count == 1 && Fields.ContainsKey(ArticleField.PublishAt);

    /// <summary>What it names, in one line and without the values: <c>title, source, undo 2 4, accept</c>.</summary>
    public override string ToString() => string.Join(", ",
    [
        .. ArticleField.All.Where(Fields.ContainsKey).Select(field => field.Name),
        .. Undo is { } undo ? [undo.Count == 0 ? "undo none" : $"undo {string.Join(' ', undo.Order())}"] : Array.Empty<string>(),
        .. Restore is { } restore ? [restore.Count == 0 ? "restore none" : $"restore {restore.Count}"] : Array.Empty<string>(),
        .. Alts.Count > 0 ? [$"alts {string.Join(' ', Alts.Keys.Order(StringComparer.Ordinal))}"] : Array.Empty<string>(),
        .. Accept is { } accept ? [accept ? "accept" : "accept no longer"] : Array.Empty<string>(),
    ]);

    /// <summary>Whether a correction is one of those that this asks for.</summary>
    internal bool AsksFor(StaleCorrection stale) => stale.Correction switch
    {
        StaleCorrection.Undo => Undo is not null,
        StaleCorrection.Restore => Restore is not null,
        StaleCorrection.Accept => Accept is true,
        var name => Fields.Keys.Any(f => f.Name == name),
    };

    /// <summary>Accepting is left to whoever knows what is doubtful in the corrected article.</summary>
    /// <param name="shown">The article's fields.</param>
    /// <param name="list">Of the same article; null when it was stored without one.</param>
    /// <param name="wanted">To be used when nothing is refused.</param>
    /// <returns>Null, or a sentence for the editor.</returns>
    internal string? Apply(ArticleCorrections present, ArticleFields shown, EditList? list, out ArticleCorrections wanted)
    {
        wanted = Accept is false ? present with { Accepted = null } : present;
        foreach (var (field, value) in Fields)
        {
            var machine = list is not null && list.Replaced.TryGetValue(field.Name, out var replaced) ? replaced : field.Of(shown);
            if (wanted.Correct(field, value, machine, out wanted) is { } refusal)
                return refusal;
        }

        if (Alts.Count > 0 && wanted.Describe(Alts, out wanted) is { } unfit)
            return unfit;
        if (Undo is null && Restore is null)
            return null;
        if (list is null)
            return $"\"{(Undo is null ? "restore" : "undo")}\" names what stands in an article's list of edits, and this one was stored without. Replay its upload, and read the list then.";
        return (Undo is null ? null : wanted.UndoEdits(Undo, list, out wanted))
            ?? (Restore is null ? null : wanted.RestoreLines(Restore, list, out wanted));
    }
}
