using System.Text.Json.Serialization;
using Gazette.Text;

namespace Gazette.Articles.Edits;

/// <summary>
/// Everything that happened to an article's text between extraction and page: the entries, applied in order to
/// <see cref="Draft"/>, give the published text. And what extraction chose and left out.
/// </summary>
public sealed record EditList
{
    /// <summary>White space, line breaks, readings over characters and pictures, as the page's layout sets them.</summary>
    public const string Layout = "layout";

    /// <summary>The whole text as one entry, because the list would have been too long; what each rule did is in the article's repairs.</summary>
    public const string TooMany = "too-many-edits";

    /// <summary>The whole text as one entry, because something changed it unsaid: a fault of ours, which the tests look for.</summary>
    public const string Unrecorded = "unrecorded";

    /// <summary>Longer lists would cost more to keep and to read than they tell.</summary>
    public const int MaxEntries = 50_000;

    /// <summary>UTF-16 units of all entries' texts together.</summary>
    public const int MaxCharacters = 2_000_000;

    /// <summary>The element that holds the article, as a path like <c>div#zoom > div.TRS_Editor</c>.</summary>
    public required string Block { get; init; }

    /// <summary>The lines of the file that are no part of the article, in order; at most <see cref="MaxCharacters"/> of them.</summary>
    public required string LeftOut { get; init; }

    /// <summary>Characters of all that was left out; more than <see cref="LeftOut"/> has when that was cut.</summary>
    public required int LeftOutLength { get; init; }

    /// <summary>The article's text after extraction, before the first rule.</summary>
    public required string Draft { get; init; }

    /// <summary>In the order in which they are applied, by number; see <see cref="MaxEntries"/> and <see cref="MaxCharacters"/>.</summary>
    public required IReadOnlyList<Edit> Edits { get; init; }

    /// <summary>What an editor has undone, by number; not in <see cref="Edits"/>, whose numbers leave these out.</summary>
    public IReadOnlyList<UndoneEdit> Undone { get; init; } = [];

    /// <summary>What the machine had read, by the names of the fields in which an editor's value stands instead.</summary>
    public IReadOnlyDictionary<string, string?> Replaced { get; init; } = new Dictionary<string, string?>();

    /// <summary>False when the entries are one that replaces the whole text.</summary>
    [JsonIgnore]
    public bool IsDetailed => Edits is not [{ Rule: TooMany or Unrecorded }];

    /// <summary>The published text; null when an entry does not fit the text that it is applied to.</summary>
    public string? Apply()
    {
        var text = new EditedText(Draft);
        foreach (var edit in Edits)
        {
            if (!text.TryReplace(edit.Position, edit.Before, edit.After))
                return null;
        }

        return text.ToString();
    }
}
