using System.Text.Json.Serialization;
using Gazette.Articles.Edits;
using Gazette.Articles.Media;
using Gazette.Text;

namespace Gazette.Articles.Corrections;

/// <summary>
/// What editors have changed on an article, kept by upload name: laid over what the pipeline makes of the upload, now and
/// whenever it is made again. Each holds what it corrects, and is left out when that is something else by then.
/// </summary>
public sealed record ArticleCorrections
{
    /// <summary>A page with so many faults of ours is better uploaded anew; and they fit one property of a row.</summary>
    public const int MaxUndone = 1_000;

    /// <summary>Likewise: what lacks more was read from the wrong place.</summary>
    public const int MaxRestored = 500;

    /// <summary>UTF-16 units of what a picture shows: two or three sentences, for somebody has to listen to them.</summary>
    public const int MaxAlt = 500;

    /// <summary>Of an article that nobody has corrected.</summary>
    public static readonly ArticleCorrections None = new();

    /// <summary>By <see cref="ArticleField.Name"/>.</summary>
    public IReadOnlyDictionary<string, FieldCorrection> Fields { get; init; } = new Dictionary<string, FieldCorrection>();

    /// <summary>In the order of the edits, each once.</summary>
    public IReadOnlyList<Undo> Undone { get; init; } = [];

    /// <summary>In the order of the list of what was left out, each once.</summary>
    public IReadOnlyList<RestoredLine> Restored { get; init; } = [];

    /// <summary>What pictures show, in an editor's words, by the pictures' hashes. Of one that the article no longer shows it waits for its return.</summary>
    public IReadOnlyDictionary<string, string> Alts { get; init; } = new Dictionary<string, string>();

    /// <summary>Null when nothing was accepted.</summary>
    public Acceptance? Accepted { get; init; }

    /// <summary>Whether nothing is corrected, undone or accepted.</summary>
    [JsonIgnore]
    public bool IsEmpty => Fields.Count == 0 && Undone.Count == 0 && Restored.Count == 0 && Alts.Count == 0 && Accepted is null;

    /// <summary>What is corrected: names of fields, <c>undo</c>, <c>restore</c>, <c>alts</c>, <c>accept</c>.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Names =>
    [
        .. ArticleField.All.Select(f => f.Name).Where(Fields.ContainsKey),
        .. Undone.Count > 0 ? [StaleCorrection.Undo] : Array.Empty<string>(),
        .. Restored.Count > 0 ? [StaleCorrection.Restore] : Array.Empty<string>(),
        .. Alts.Count > 0 ? ["alts"] : Array.Empty<string>(),
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
        && Restored.SequenceEqual(other.Restored)
        && Alts.Count == other.Alts.Count
        && Alts.All(a => other.Alts.TryGetValue(a.Key, out var same) && same == a.Value)
        && Equals(Accepted, other.Accepted);

    public override int GetHashCode() => HashCode.Combine(Fields.Count, Undone.Count, Restored.Count, Alts.Count, Accepted);

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

    /// <param name="alts">By hash; null or blank takes an editor's words back.</param>
    /// <param name="corrected">This one when a value is refused.</param>
    /// <returns>Null, or a sentence for the editor.</returns>
    public string? Describe(IReadOnlyDictionary<string, string?> alts, out ArticleCorrections corrected)
    {
        corrected = this;
        var described = new Dictionary<string, string>(Alts, StringComparer.Ordinal);
        foreach (var (hash, text) in alts)
        {
            if (!Picture.IsHash(hash))
                return $"\"alts\" names \"{hash}\", which is no picture. Take the {Picture.HashLength} characters that its address in the article has behind /media/.";
            if (string.IsNullOrWhiteSpace(text))
                described.Remove(hash);
            else if (FaultOf(text.Trim()) is { } fault)
                return $"\"alts\" has words for {hash} {fault}";
            else
                described[hash] = text.Trim();
        }

        if (described.Count > ArticleMedia.MaxShown)
            return $"\"alts\" describes {described.Count} pictures; an article shows {ArticleMedia.MaxShown} at most.";
        corrected = this with { Alts = described };
        return null;
    }

    private static string? FaultOf(string alt)
    {
        if (alt.Length > MaxAlt)
            return $"with {alt.Length} characters; {MaxAlt} is the limit. Shorten them.";
        if (SingleLine.Fault(alt) is { } fault)
            return $"of which the text {fault}";
        return VisibleText.In(alt) ? null : $"that are {VisibleText.Numbers(alt)}, of which nobody sees or hears anything. Say what the picture shows.";
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

    /// <summary>These lines stand in the text although extraction has left them out, and no others.</summary>
    /// <param name="keys">Of <see cref="EditList.LeftOutLines"/> or <see cref="EditList.Restored"/>.</param>
    /// <param name="list">Of the article as the editor sees it.</param>
    /// <param name="corrected">This one when a key is refused.</param>
    /// <returns>Null, or a sentence for the editor.</returns>
    public string? RestoreLines(IReadOnlyCollection<string> keys, EditList list, out ArticleCorrections corrected)
    {
        corrected = this;
        if (keys.Count > MaxRestored)
            return $"\"restore\" names {keys.Count} lines; an article may have {MaxRestored} restored. Correct the file itself and upload it again.";
        var known = list.LeftOutLines.Concat(list.Restored).Where(line => line.Key is not null).DistinctBy(line => line.Key).ToDictionary(line => line.Key!, StringComparer.Ordinal);
        if (keys.FirstOrDefault(key => !known.ContainsKey(key)) is { } unknown)
            return $"\"restore\" names the line {unknown}, which is none of those that the article's list has under \"leftOut\" or \"restored\". Read the list again and take the key from it.";
        var wanted = keys.ToHashSet(StringComparer.Ordinal);
        corrected = this with { Restored = [.. known.Values.Where(line => wanted.Contains(line.Key!)).Select(line => new RestoredLine(line.Key!, RepairSample.Cut(line.Text, "").Before))] };
        return null;
    }
}
