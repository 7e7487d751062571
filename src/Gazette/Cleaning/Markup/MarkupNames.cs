using System.Buffers;
using System.Collections.Frozen;
using Gazette.Text;

namespace Gazette.Cleaning.Markup;

/// <summary>Names of elements and attributes, and the pieces of them that a cut leaves.</summary>
internal static class MarkupNames
{
    public const int MaxLength = 16;

    private const string Resource = "Gazette.Cleaning.Data.markup-names.txt";

    private static readonly FrozenSet<string> Elements = Of("element");
    private static readonly FrozenSet<string> Prefixes = Of("prefix");
    private static readonly FrozenSet<string> Attributes = Of("attribute");
    private static readonly FrozenSet<string> CommentWords = Of("comment");
    private static readonly SearchValues<string> Comments = SearchValues.Create([.. CommentWords], StringComparison.OrdinalIgnoreCase);
    private static readonly string[] Conditions = [.. Of("condition")];
    private static readonly FrozenSet<string> CommentEnds = Of("comment").SelectMany(n => Enumerable.Range(0, n[0] < '\u2E80' ? n.Length - 1 : n.Length).Select(i => n[i..])).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> Starts = Elements.SelectMany(n => Enumerable.Range(1, n.Length - 1).Select(i => n[..i])).Concat(Prefixes).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> Ends = Elements.SelectMany(n => Enumerable.Range(1, n.Length - 1).Select(i => n[i..])).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> AttributeEnds = Attributes.SelectMany(n => Enumerable.Range(0, n.Length).Select(i => n[i..])).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AttributeEndsBySpan = AttributeEnds.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ElementsBySpan = Elements.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PrefixesBySpan = Prefixes.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AttributesBySpan = Attributes.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> StartsBySpan = Starts.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> EndsBySpan = Ends.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsElement(ReadOnlySpan<char> name) =>
        name.IndexOf(':') is > 0 and var colon ? colon < name.Length - 1 && PrefixesBySpan.Contains(name[..colon]) : ElementsBySpan.Contains(name);

    public static bool IsAttribute(ReadOnlySpan<char> name) =>
        AttributesBySpan.Contains(name) || name.StartsWith("data-", StringComparison.OrdinalIgnoreCase) || (name.IndexOf(':') is > 0 and var colon && PrefixesBySpan.Contains(name[..colon]));

    /// <summary>Of a word of the text and the end of an attribute's name, how long that end is: 3 of didick.</summary>
    public static int LengthOfAttributeEnd(ReadOnlySpan<char> word)
    {
        for (var length = Math.Min(word.Length, MaxLength); length > 2; length--)
        {
            if (AttributeEndsBySpan.Contains(word[^length..]))
                return length;
        }

        return 0;
    }

    /// <summary>What is left of a name that lost its end; the name itself is none.</summary>
    public static bool BeginsElement(ReadOnlySpan<char> piece) =>
        piece.IndexOf(':') is > 0 and var colon ? PrefixesBySpan.Contains(piece[..colon]) : StartsBySpan.Contains(piece);

    public static bool EndsElement(ReadOnlySpan<char> piece) => EndsBySpan.Contains(piece);

    /// <summary>The longest name that a word begins with, when a capital or a sign of another script follows it: strongThe.</summary>
    public static int LengthOfGlued(ReadOnlySpan<char> word)
    {
        for (var length = Math.Min(word.Length - 1, MaxLength); length > 1; length--)
        {
            if (char.IsAsciiLetterUpper(word[length]) && !char.IsAsciiLetterUpper(word[length - 1]) && ElementsBySpan.Contains(word[..length]))
                return length;
        }

        return 0;
    }

    /// <summary>Words by which templates say what part of a page begins or ends.</summary>
    public static bool SpeaksOfComment(ReadOnlySpan<char> words) => words.IndexOfAny(Comments) >= 0;

    public static bool IsOfComment(ReadOnlySpan<char> word) => CommentWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>One of these words, or what is left of one that lost its beginning.</summary>
    public static bool EndsComment(ReadOnlySpan<char> piece) => CommentEnds.GetAlternateLookup<ReadOnlySpan<char>>().Contains(piece.TrimStart("/.#-_"));

    /// <summary>What is left of a condition of Word's that lost its beginning.</summary>
    public static bool EndsCondition(ReadOnlySpan<char> piece)
    {
        foreach (var condition in Conditions)
        {
            if (condition.AsSpan().EndsWith(piece.TrimStart('!'), StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static FrozenSet<string> Of(string kind) => DataFile.Lines(Resource)
        .Where(l => l.StartsWith(kind + " ", StringComparison.Ordinal))
        .SelectMany(l => l.Split(' ').Skip(1))
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
