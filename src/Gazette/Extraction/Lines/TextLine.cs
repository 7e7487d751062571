using System.Text;
using AngleSharp.Dom;
using Gazette.Drafts;
using Gazette.Extraction.Blocks;
using Gazette.Text;

namespace Gazette.Extraction.Lines;

/// <summary>What a reader sees as one line or paragraph, whatever elements it is made of.</summary>
/// <param name="text">White space collapsed; a space stands where one inline element ends and the next begins.</param>
/// <param name="nodes">The text nodes it is made of, in order.</param>
internal sealed class TextLine(string text, IReadOnlyList<IText> nodes)
{
    /// <summary>In UTF-16 units: most lines.</summary>
    private const int ShortLine = 512;

    private string? key;
    private int[]? letters;

    public string Text => text;

    public IReadOnlyList<IText> Nodes => nodes;

    /// <summary>Letters and digits of each of the nodes; together those of the line.</summary>
    public IReadOnlyList<int> Letters => letters ??= [.. nodes.Select(n => LetterCounts.In(n.Data))];

    public IElement? Parent => Nodes.Count > 0 ? Nodes[0].ParentElement : null;

    /// <summary>For comparing: letters and digits alone, whatever their spacing and punctuation.</summary>
    public string Key => key ??= KeyOf(Text);

    /// <summary>The same as comparing the keys; most lines are told by their first letters, and are not folded to see that.</summary>
    public bool HasKey(string wanted)
    {
        var at = 0;
        for (var i = 0; key is null && i < Text.Length; i++)
        {
            // Others have normal forms, alone or with what follows them.
            if (!IsItsOwnForm(Text[i]) || (i + 1 < Text.Length && !IsItsOwnForm(Text[i + 1])))
                return Key == wanted;
            if (!char.IsLetterOrDigit(Text[i]))
                continue;
            if (at == wanted.Length || (char.IsAscii(Text[i]) ? char.ToLowerInvariant(Text[i]) : Text[i]) != wanted[at++])
                return false;
        }

        return key is null ? at == wanted.Length : key == wanted;
    }

    /// <summary>Most lines are too short or too long for a key, and are not folded to see that.</summary>
    public bool Has(string wanted) =>
        wanted.Length > 0 && Text.Length * 2 >= wanted.Length && Text.Length <= (wanted.Length * 3) + 20 && HasKey(wanted);

    private static bool IsItsOwnForm(char c) => c is < '\u0080' or (>= '\u4E00' and <= '\u9FFF');

    public static string KeyOf(string text)
    {
        var normal = Ascii.IsValid(text) ? text : Sound(text).Normalize(NormalizationForm.FormKC);
        var key = normal.Length <= ShortLine ? stackalloc char[ShortLine] : new char[normal.Length];
        var length = 0;
        foreach (var c in normal)
        {
            // Letters of ASCII differ from their small ones in one bit, which digits have too.
            if (char.IsAsciiLetterOrDigit(c))
                key[length++] = (char)(c | ' ');
            else if (c > '\u007F' && (char.IsLetterOrDigit(c) || char.IsSurrogate(c)))
                key[length++] = Han.Is(c) ? c : char.ToLowerInvariant(c);
        }

        return key[..length].ToString();
    }

    /// <summary>Normalize throws on halves of surrogate pairs and on U+FFFE, and any file can hold these.</summary>
    private static string Sound(string text)
    {
        var sound = text.Replace('\uFFFE', '\uFFFD');
        return sound.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? sound : string.Concat(sound.EnumerateRunes());
    }

    /// <summary>Takes the line out of the draft's body, with elements that it leaves empty.</summary>
    /// <param name="rule">Why, for the list of what was left out.</param>
    public void Remove(Draft draft, string rule)
    {
        var root = draft.Body;
        foreach (var node in Nodes)
        {
            draft.Report.Edits.LeaveOut(node, rule);
            var parent = node.ParentElement;
            node.Remove();
            while (parent is not null && parent != root && IsEmpty(parent))
            {
                var above = parent.ParentElement;
                parent.Remove();
                parent = above;
            }
        }
    }

    private static bool IsEmpty(IElement element) =>
        string.IsNullOrWhiteSpace(element.TextContent) && element.QuerySelector("img, picture, video, audio, svg, iframe, hr, input, math") is null;
}
