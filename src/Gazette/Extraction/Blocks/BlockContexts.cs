using Gazette.Extraction.Lines;
using Gazette.Text;

namespace Gazette.Extraction.Blocks;

/// <summary>Looks at every block together with its neighbours: before and after it, and in the same element.</summary>
internal sealed class BlockContexts
{
    private const double Sure = 0.6;
    private const int FarFromSure = 12;

    private readonly PageBlocks page;
    private readonly IReadOnlyList<BodyBlock> blocks;
    private readonly IReadOnlyList<double> own;

    // By the index of a place.
    private readonly (double Of, double All)[] shares;
    private readonly (double Of, double All)[] prose;
    private readonly int[] sureIn;
    private readonly bool[] inside;
    private readonly int sure;
    private readonly Dictionary<(string, string?), int> sureByKind = [];
    private readonly int frameDepth;
    private readonly int headingsInside;
    private readonly double rowsInside;

    private readonly Dictionary<string, int> times;
    private readonly HashSet<string> headings;
    private readonly bool isChinese;
    private readonly int first;
    private readonly int last;

    private BlockContexts(PageBlocks page, IReadOnlyList<double> own, BlockPlace frame)
    {
        (this.page, this.own) = (page, own);
        blocks = page.Blocks;
        (shares, prose) = (new (double, double)[page.Places.Count], new (double, double)[page.Places.Count]);
        sureIn = new int[page.Places.Count];
        frameDepth = frame.Depth;
        inside = new bool[page.Places.Count];
        foreach (var place in page.Places)
            inside[place.Index] = place == frame || (place.Around is { } around && inside[around.Index]);
        AddShares();
        var within = blocks.Where(b => IsInside(b.Place)).ToList();
        headingsInside = within.Count(b => b.IsHeading);
        rowsInside = within.Where(b => b.Place.IsInList || b.Place.IsInTable).Sum(b => b.Size) / Math.Max(1.0, within.Sum(b => b.Size));
        sure = Enumerable.Range(0, blocks.Count).Where(IsSure).Sum(i => blocks[i].Size);
        foreach (var i in Enumerable.Range(0, blocks.Count).Where(IsSure))
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(sureByKind, BlockColumns.KindOf(blocks[i]), out _) += blocks[i].Size;
        times = new Dictionary<string, int>(blocks.Count, StringComparer.Ordinal);
        foreach (var block in blocks)
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(times, block.Text, out _)++;
        headings = blocks.Where(b => b.IsHeading).Select(b => b.Text).ToHashSet(StringComparer.Ordinal);
        isChinese = Han.AreMostly([.. blocks.Where(b => b.IsParagraph).Select(b => b.Text)]);
        // What a publisher says of itself stands above and below, however long it is.
        bool IsSureText(int i) => IsSure(i) && !AsidePhrases.IsNotice(blocks[i].Text) && !AsidePhrases.IsConsent(blocks[i].Text);
        first = Enumerable.Range(0, blocks.Count).FirstOrDefault(IsSureText, -1);
        last = Enumerable.Range(0, blocks.Count).LastOrDefault(IsSureText, -1);
    }

    public static IReadOnlyList<BlockContext> Of(PageBlocks page, IReadOnlyList<double> own, BlockPlace frame, string? title) =>
        new BlockContexts(page, own, frame).All(TextLine.KeyOf(title ?? ""));

    private bool IsSure(int i) => blocks[i].IsParagraph && own[i] >= Sure && IsInside(blocks[i].Place);

    private bool IsInside(BlockPlace place) => inside[place.Index];

    private void AddShares()
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            Add(shares, blocks[i].Place, own[i] * blocks[i].Size, blocks[i].Size);
            Add(prose, blocks[i].Place, blocks[i].IsParagraph ? blocks[i].Size : 0, blocks[i].Size);
            sureIn[blocks[i].Place.Index] += IsSure(i) ? blocks[i].Size : 0;
        }

        foreach (var place in page.InnermostFirst)
        {
            if (place.Around is not { } around)
                continue;
            var share = shares[place.Index];
            Add(shares, around, share.Of, share.All);
            Add(prose, around, prose[place.Index].Of, share.All);
            sureIn[around.Index] += sureIn[place.Index];
        }
    }

    private static void Add((double Of, double All)[] sums, BlockPlace place, double of, double all)
    {
        ref var sum = ref sums[place.Index];
        sum = (sum.Of + of, sum.All + all);
    }

    private List<BlockContext> All(string title)
    {
        var contexts = new List<BlockContext>(blocks.Count);
        var until = UntilSure();
        var isAboutConsent = title.Contains("cookie", StringComparison.Ordinal) || title.Contains("クッキー", StringComparison.Ordinal);
        var sinceSure = FarFromSure;
        var (passed, others, ended, released) = (0, 0, false, false);
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            var isInside = IsInside(block.Place);
            // A heading outside of the article's element heads nothing in it.
            if (isInside && passed == 0 && i > 0 && !contexts[i - 1].IsInside)
                others = 0;
            var headsOthers = AsidePhrases.HeadsOthers(block.Text) && !block.Place.IsCode;
            if (headsOthers)
                others = Math.Min(block.Place.HeadingLevel, BlockPlace.NoHeading);
            else if (block.IsHeading && block.Place.HeadingLevel <= others)
                others = 0;
            released |= passed > sure / 2 && isInside && AsidePhrases.IsReleaseEnd(block.Text);
            var ownSure = IsSure(i) ? block.Size : 0;
            var further = block.Column is null ? null : page.Columns.Outwards(block.Column);
            contexts.Add(new BlockContext(block)
            {
                Own = own[i],
                Previous = i > 0 ? contexts[i - 1] : null,
                SureBeside = ShareOfSure(block.Column is null ? 0 : sureIn[block.Column.Index], ownSure),
                SureFurtherOut = ShareOfSure(further is null ? 0 : sureIn[further.Index], ownSure),
                SureOfItsKind = ShareOfSure(sureByKind.GetValueOrDefault(BlockColumns.KindOf(block)), ownSure),
                SinceSure = sinceSure,
                UntilSure = until[i],
                SureText = sure,
                IsAboutConsent = isAboutConsent,
                DepthInside = isInside ? block.Place.Depth - frameDepth : -1,
                Before = Near(i, -1),
                After = Near(i, 1),
                Beside = Share(shares, block, own[i], 1),
                FurtherOut = Share(shares, block, own[i], 2),
                ProseBeside = Share(prose, block, block.IsParagraph ? 1 : 0, 1),
                IsInside = isInside,
                AboveFirst = first > i ? first - i : 0,
                BelowLast = last >= 0 && i > last ? i - last : 0,
                HeadingsInside = headingsInside,
                RowsInside = rowsInside,
                IsChinese = isChinese,
                IsUnderOthers = others > 0 && !headsOthers,
                IsUnderHeadingOfOthers = others is > 0 and < BlockPlace.NoHeading && !headsOthers,
                HeadsOthers = headsOthers,
                EchoesHeading = !block.IsHeading && headings.Contains(block.Text),
                IsRepeated = times[block.Text] > 1,
                IsEnd = i > last && AsidePhrases.IsEnd(block.Text),
                IsAfterEnd = ended,
                IsOfRelease = released,
                IsTitle = title.Length > 0 && block.Text.Length < title.Length * 2 && block.Line.Key == title,
                Progress = sure == 0 ? 0 : (double)passed / sure,
            });
            if (i > 0)
                contexts[i - 1].Next = contexts[i];
            sinceSure = ownSure > 0 ? 1 : Math.Min(sinceSure + 1, FarFromSure);
            ended |= i > last && isInside && AsidePhrases.IsEnd(block.Text);
            passed += IsSure(i) ? block.Size : 0;
        }

        return contexts;
    }

    private int[] UntilSure()
    {
        var until = new int[blocks.Count];
        var next = FarFromSure;
        for (var i = blocks.Count - 1; i >= 0; i--)
        {
            until[i] = next;
            next = IsSure(i) ? 1 : Math.Min(next + 1, FarFromSure);
        }

        return until;
    }

    private double ShareOfSure(int of, int own) => sure <= own ? 0 : (double)(of - own) / (sure - own);

    private double Near(int i, int step)
    {
        var (sum, count) = (0.0, 0);
        for (var j = i + step; j >= 0 && j < blocks.Count && count < 2; j += step)
            (sum, count) = (sum + own[j], count + 1);
        return sum / 2;
    }

    /// <summary>Of what stands in the same element besides; where nothing does, of the next element outwards.</summary>
    private static double Share((double Of, double All)[] sums, BodyBlock block, double own, int steps)
    {
        var (of, all) = (own * block.Size, (double)block.Size);
        var within = all;
        for (var outer = block.Place; outer is not null; outer = outer.Around)
        {
            var share = sums[outer.Index];
            if (share.All <= within + 0.5)
                continue;
            within = share.All;
            if (--steps == 0)
                return (share.Of - of) / (share.All - all);
        }

        return 0.5;
    }
}
