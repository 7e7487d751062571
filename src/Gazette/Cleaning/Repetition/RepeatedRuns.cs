namespace Gazette.Cleaning.Repetition;

/// <summary>
/// Finds the later copies among a body's passages. A refrain, a legal formula or a row of a table also stands twice: what
/// tells damage is that the copy is long, or that it follows upon its original, or that the whole page is doubled.
/// </summary>
internal sealed class RepeatedRuns(IReadOnlyList<Passage> passages, string titleKey)
{
    /// <summary>A single paragraph that follows upon itself; verses and slogans are shorter, or end no sentence.</summary>
    private const int MinAdjacentParagraph = 30;

    /// <summary>A run that follows upon its original: one paragraph and something more.</summary>
    private const int MinAdjacentRun = 40;

    /// <summary>A run that stands elsewhere: longer than the formulas that contracts and decisions repeat.</summary>
    private const int MinDistantRun = 150;

    private const int MinDistantParagraphs = 2;

    /// <summary>Of what stands under two headings, a page or more is no formula.</summary>
    private const int LongRun = 600;

    /// <summary>Or one long paragraph with its captions and subheads.</summary>
    private const int MinDistantLines = 3;

    /// <summary>Or a text of one sentence a line; songs, whose verses are that short too, have few full stops.</summary>
    private const int MinShortLines = 8;

    private const int MinShortSentences = 3;

    /// <summary>Lines doubled on the spot, for the page to count as doubled throughout.</summary>
    private const int MinDoubledLines = 3;

    private const double MinDoubledShare = 0.8;

    /// <summary>Where most lines are short, as in a song whose verses are sung twice, nearly all must be doubled, and some prose.</summary>
    private const double MinDoubledShareOfShort = 0.9;

    private const int MinDoubledProse = 2;

    /// <summary>A headline, a date row, a source row and a few more stand at the head of a page's second copy.</summary>
    private const int MaxHeadOfCopy = 6;

    private readonly PassageIndex index = new(passages);
    private readonly bool isDoubledThroughout = IsDoubledThroughout(passages);

    // Sums over all passages before one: a run's own is then a difference.
    private readonly int[] weights = SumsOf(passages, p => p.Weight);
    private readonly int[] paragraphs = SumsOf(passages, p => p.IsProse ? 1 : 0);
    private readonly int[] sentences = SumsOf(passages, p => p.EndsSentence ? 1 : 0);

    /// <summary>By distance of copy and original: where two items with different numbers face each other.</summary>
    private readonly Dictionary<int, int> otherItems = [];

    // The last passage that stays, and the first one behind what was already found.
    private int lastKept;
    private int free;

    /// <summary>In order, without overlap.</summary>
    public IEnumerable<(int Start, int Length)> Find()
    {
        for (var at = 1; at < passages.Count; at++)
        {
            var (length, head) = LongestCopyAt(at);
            if (length == 0)
            {
                lastKept = at;
                continue;
            }

            free = at + length;
            yield return (head, free - head);
            at = free - 1;
        }
    }

    private (int Length, int Head) LongestCopyAt(int at)
    {
        var longest = (Length: 0, Head: at);
        foreach (var first in index.PlacesBefore(at))
        {
            var length = index.CommonLength(first, at);
            var head = HeadOfCopy(at, Math.Max(free, first + length));
            if (length > longest.Length && IsCopy(first, at, length, head) && HasSameItems(first, at, length) && index.AreSame(first, at, length))
                longest = (length, head);
        }

        return longest;
    }

    private bool IsCopy(int first, int at, int length, int head)
    {
        var weight = weights[at + length] - weights[at];
        var prose = paragraphs[at + length] - paragraphs[at];
        var ends = sentences[at + length] - sentences[at];
        var followsOriginal = lastKept == first + length - 1 || head - 1 == first + length - 1;
        if (followsOriginal && length == 1)
            return isDoubledThroughout || (weight >= MinAdjacentParagraph && passages[at].EndsSentence);
        if (followsOriginal && prose >= 1 && weight >= MinAdjacentRun)
            return true;
        var isText = prose >= MinDistantParagraphs
            || (prose >= 1 && length >= MinDistantLines)
            || (ends >= MinShortSentences && length >= MinShortLines);
        return isText && weight >= MinDistantRun && !StandUnderOtherNumbers(first, at) && !(weight < LongRun && StandUnderOtherHeadings(first, at));
    }

    private bool HasSameItems(int first, int at, int length)
    {
        if (otherItems.TryGetValue(at - first, out var known) && known >= at && known < at + length)
            return false;
        for (var i = at; i < at + length; i++)
        {
            if (!passages[i].IsOtherItemThan(passages[first + i - at]))
                continue;
            otherItems[at - first] = i;
            return false;
        }

        return true;
    }

    private static int[] SumsOf(IReadOnlyList<Passage> passages, Func<Passage, int> value)
    {
        var sums = new int[passages.Count + 1];
        for (var i = 0; i < passages.Count; i++)
            sums[i + 1] = sums[i] + value(passages[i]);
        return sums;
    }

    /// <summary>附件一 and 附件二, Schedule A and Schedule B: what stands under both is meant twice.</summary>
    private bool StandUnderOtherNumbers(int first, int at) =>
        first > 0
        && passages[first - 1].Key != passages[at - 1].Key
        && passages[first - 1].IsNumberedPart
        && passages[at - 1].IsNumberedPart;

    /// <summary>Monday and Tuesday, the first session and the second: the same rows under each are meant so.</summary>
    private bool StandUnderOtherHeadings(int first, int at) =>
        first > 0
        && passages[first - 1].Key != passages[at - 1].Key
        && IsHeading(passages[first - 1])
        && IsHeading(passages[at - 1]);

    private bool IsHeading(Passage passage) => !passage.IsProse && !passage.EndsSentence && passage.Key != titleKey;

    /// <summary>Where the copy's own headline stands, if only short rows stand between it and the copy.</summary>
    private int HeadOfCopy(int at, int from)
    {
        for (var i = at - 1; i >= Math.Max(from, at - MaxHeadOfCopy) && !(passages[i].IsProse && passages[i].Key != titleKey); i--)
        {
            if (passages[i].Key == titleKey)
                return i;
        }

        return at;
    }

    private static bool IsDoubledThroughout(IReadOnlyList<Passage> passages)
    {
        var (doubled, prose) = (0, 0);
        for (var i = 1; i < passages.Count; i++)
        {
            if (passages[i].Key != passages[i - 1].Key || passages[i].IsOtherItemThan(passages[i - 1]))
                continue;
            doubled++;
            prose += passages[i].IsProse ? 1 : 0;
            i++;
        }

        var isDoubled = doubled >= MinDoubledLines && 2 * doubled >= MinDoubledShare * passages.Count;
        return isDoubled && (2 * prose >= doubled || (prose >= MinDoubledProse && 2 * doubled >= MinDoubledShareOfShort * passages.Count));
    }
}
