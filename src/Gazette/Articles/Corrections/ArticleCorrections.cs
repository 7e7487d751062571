using System.Text.Json.Serialization;
using Gazette.Articles.Edits;

namespace Gazette.Articles.Corrections;

/// <summary>
/// What editors have changed on an article, kept by upload name: laid over what the pipeline makes of the upload, now and
/// whenever it is made again. Each holds what it corrects, and is left out when that is something else by then.
/// </summary>
public sealed record ArticleCorrections
{
    /// <summary>A page with so many faults of ours is better uploaded anew; and they fit one property of a row.</summary>
    public const int MaxUndone = 1_000;

    /// <summary>Of an article that nobody has corrected.</summary>
    public static readonly ArticleCorrections None = new();

    /// <summary>By <see cref="ArticleField.Name"/>.</summary>
    public IReadOnlyDictionary<string, FieldCorrection> Fields { get; init; } = new Dictionary<string, FieldCorrection>();

    /// <summary>In the order of the edits, each once.</summary>
    public IReadOnlyList<Undo> Undone { get; init; } = [];

    /// <summary>Null when nothing was accepted.</summary>
    public Acceptance? Accepted { get; init; }

    /// <summary>Whether nothing is corrected, undone or accepted.</summary>
    [JsonIgnore]
    public bool IsEmpty => Fields.Count == 0 && Undone.Count == 0 && Accepted is null;

    /// <summary>What is corrected: names of fields, <c>undo</c>, <c>accept</c>.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Names =>
    [
        .. ArticleField.All.Select(f => f.Name).Where(Fields.ContainsKey),
        .. Undone.Count > 0 ? [StaleCorrection.Undo] : Array.Empty<string>(),
        .. Accepted is not null ? [StaleCorrection.Accept] : Array.Empty<string>(),
    ];

    /// <summary>Whether readers get the same article: that doubts were accepted, and for when it was planned, does not show.</summary>
    public bool ReadsLike(ArticleCorrections other) => Shown.Equals(other.Shown);

    private ArticleCorrections Shown => this with
    {
        Accepted = null,
        Fields = Fields.Where(correction => correction.Key != ArticleField.PublishAt.Name).ToDictionary(StringComparer.Ordinal),
    };

    public bool Equals(ArticleCorrections? other) =>
        other is not null
        && Fields.Count == other.Fields.Count
        && Fields.All(f => other.Fields.TryGetValue(f.Key, out var same) && same == f.Value)
        && Undone.SequenceEqual(other.Undone)
        && Equals(Accepted, other.Accepted);

    public override int GetHashCode() => HashCode.Combine(Fields.Count, Undone.Count, Accepted);

    /// <param name="uploadHash">Of the upload that the article was made of: SHA-256, lower-case hexadecimal.</param>
    /// <returns>With all that needs a review in this article accepted.</returns>
    public ArticleCorrections Accept(Article article, string uploadHash) => this with { Accepted = Acceptance.Of(uploadHash, article.Repairs) };

    /// <param name="value">Null for nothing; what the machine had read itself takes the correction back.</param>
    /// <param name="machine">What the machine has read: <see cref="EditList.Replaced"/>, else the article's value.</param>
    /// <param name="corrected">This one when the value is refused.</param>
    /// <returns>Null, or a sentence for the editor that names field, limit and remedy.</returns>
    public string? Correct(ArticleField field, string? value, string? machine, out ArticleCorrections corrected)
    {
        corrected = this;
        if (field.Check(value, out var read) is { } refusal)
            return refusal;
        var fields = new Dictionary<string, FieldCorrection>(Fields, StringComparer.Ordinal);
        if (read == machine)
            fields.Remove(field.Name);
        else
            fields[field.Name] = new FieldCorrection(machine, read);
        corrected = this with { Fields = fields };
        return null;
    }

    /// <summary>These edits are undone and no others: one that is left out is done again.</summary>
    /// <param name="numbers">Of <see cref="EditList.Edits"/> or <see cref="EditList.Undone"/>.</param>
    /// <param name="list">Of the article as the editor sees it.</param>
    /// <param name="corrected">This one when a number is refused.</param>
    /// <returns>Null, or a sentence for the editor.</returns>
    public string? UndoEdits(IReadOnlyCollection<int> numbers, EditList list, out ArticleCorrections corrected)
    {
        corrected = this;
        if (numbers.Count > MaxUndone)
            return $"\"undo\" names {numbers.Count} edits; an article may have {MaxUndone} undone. Correct the file itself and upload it again.";
        if (numbers.Count > 0 && !list.IsDetailed)
            return "\"undo\" names edits of an article whose list of edits is too long to have numbers. Correct the file itself and upload it again.";
        var places = EditPlaces.Of(list);
        foreach (var number in numbers)
        {
            if (places.WhyNot(number) is { } refusal)
                return refusal;
        }

        corrected = this with { Undone = [.. numbers.Distinct().Order().Where(n => !places[n].IsMark).Select(places.UndoOf)] };
        return null;
    }
}
