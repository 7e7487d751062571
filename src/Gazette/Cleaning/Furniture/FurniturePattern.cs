using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Gazette.Cleaning.Furniture;

/// <summary>Reads the small pattern language of <c>page-furniture.txt</c>.</summary>
internal sealed class FurniturePattern
{
    /// <summary>Spaces, brackets, bars, colons, dashes: what stands between the words of furniture. Already folded.</summary>
    private const string Between = " \t\r\n[]【】()|/:·•,、-—_「」《》<>»›";

    private static readonly SearchValues<char> BetweenSigns = SearchValues.Create(Between);

    private readonly string pattern;
    private readonly StringBuilder regex = new("\\G");
    private readonly HashSet<char> firsts = [];
    private int at;

    private FurniturePattern(string pattern)
    {
        this.pattern = pattern;
        ReadSequence(mayBegin: true);
        if (at < pattern.Length)
            throw new FormatException("it has a bracket too many");
    }

    /// <summary>Characters that the phrase may begin with: the cheap test that spares most matches.</summary>
    public static (Lazy<Regex> Regex, IReadOnlySet<char> Firsts) Read(string folded)
    {
        var read = new FurniturePattern(folded);
        if (read.firsts.Count == 0)
            throw new FormatException("it can begin with anything");
        var regex = read.regex.ToString();
        // Lines are short, but an operator may write a pattern that backtracks without end.
        return (new(() => new Regex(regex, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))), read.firsts);
    }

    public static bool IsBetween(char folded) => BetweenSigns.Contains(folded);

    /// <returns>True when the sequence can match nothing, so that what follows it may begin the phrase.</returns>
    private bool ReadSequence(bool mayBegin)
    {
        while (at < pattern.Length && pattern[at] is not ('|' or ')'))
            mayBegin &= ReadItem(mayBegin);
        return mayBegin;
    }

    private bool ReadItem(bool mayBegin)
    {
        var c = pattern[at++];
        switch (c)
        {
            case ' ':
                regex.Append('[').Append(Regex.Escape(Between).Replace("]", "\\]", StringComparison.Ordinal).Replace("-", "\\-", StringComparison.Ordinal)).Append("]{0,8}");
                return true;
            case '#':
                regex.Append("[0-9][0-9,.]{0,19}");
                firsts.UnionWith(mayBegin ? "0123456789" : "");
                return false;
            case '*':
                regex.Append("[^。!?;…]{0,40}");
                return true;
            case '(':
                return ReadGroup(mayBegin);
            default:
                regex.Append(Regex.Escape(c.ToString()));
                if (mayBegin)
                    firsts.Add(c);
                return false;
        }
    }

    private bool ReadGroup(bool mayBegin)
    {
        var start = regex.Length;
        var alternatives = new List<string>();
        var canBeEmpty = false;
        do
        {
            canBeEmpty |= ReadAlternative(mayBegin);
            alternatives.Add(regex.ToString(start, regex.Length - start));
            regex.Length = start;
        }
        while (Take('|'));
        if (!Take(')'))
            throw new FormatException("a bracket is not closed");
        // The longer ones first: of share and share this, the whole.
        regex.Append("(?:").AppendJoin('|', alternatives.OrderByDescending(a => a.Length)).Append(')');
        return canBeEmpty;
    }

    private bool Take(char sign)
    {
        var isThere = at < pattern.Length && pattern[at] == sign;
        at += isThere ? 1 : 0;
        return isThere;
    }

    // Whether this alternative can be empty does not depend on whether the phrase has begun.
    private bool ReadAlternative(bool mayBegin)
    {
        var start = at;
        var empty = ReadSequence(mayBegin);
        return mayBegin ? empty : at == start;
    }
}
