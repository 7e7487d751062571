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

    /// <summary>Of <see cref="LeftOutLines"/>: read as headline, second headline, date, source or writers.</summary>
    public const string Fields = "fields";

    /// <summary>Of <see cref="LeftOutLines"/>: judged to be no part of the article, as menus, teasers and notices are.</summary>
    public const string LeftOutBlocks = "left-out-blocks";

    /// <summary>Of <see cref="LeftOutLines"/>: in an element that the page does not show, at least not before a click.</summary>
    public const string Hidden = "hidden";

    /// <summary>Of <see cref="LeftOutLines"/>: the words of buttons, choices and fields to fill in, and of drawings.</summary>
    public const string Controls = "controls";

    /// <summary>In an article's repairs: text that the page's layout had no place for, as when a table is not one. Its edits are those of <see cref="Layout"/> that are not certain.</summary>
    public const string LostText = "lost-text";

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

    /// <summary>
    /// With <see cref="Draft"/> all text of the file: every character of it is in exactly one of the two. In the file's order;
    /// the first <see cref="MaxCharacters"/>. Empty for an article that was made before rules were told here.
    /// </summary>
    public IReadOnlyList<LeftOutLine> LeftOutLines { get; init; } = [];

    /// <summary>UTF-16 units of all that was left out; more than <see cref="LeftOutLines"/> hold when they were cut.</summary>
    public required int LeftOutLength { get; init; }

    /// <summary>The article's text after extraction, before the first rule.</summary>
    public required string Draft { get; init; }

    /// <summary>In the order in which they are applied, by number; see <see cref="MaxEntries"/> and <see cref="MaxCharacters"/>.</summary>
    public required IReadOnlyList<Edit> Edits { get; init; }

    /// <summary>What an editor has undone, by number; not in <see cref="Edits"/>, whose numbers leave these out.</summary>
    public IReadOnlyList<UndoneEdit> Undone { get; init; } = [];

    /// <summary>What an editor has put back into the draft; not in <see cref="LeftOutLines"/>.</summary>
    public IReadOnlyList<LeftOutLine> Restored { get; init; } = [];

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
