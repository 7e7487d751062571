namespace Gazette.Extraction;

/// <summary>
/// Judges every block of the body that was chosen, and takes out what is no part of the article: 1. each block by its
/// own words, the names around it and its links; 2. what stands outside of the element that holds the paragraphs;
/// 3. groups under headings of other stories, and the tail below the last paragraph; 4. headings that are left with
/// nothing under them. Recall is precious: a paragraph amid paragraphs stays.
/// </summary>
internal sealed class BlockJudge
{
    private const string Rule = "left-out-blocks";

    /// <summary>A body that would lose more than this was not understood; it stays whole.</summary>
    private const double MaxLoss = 0.6;

    private const double MostlyLinks = 0.8;

    private const int MinParagraphs = 2;

    /// <summary>What may be cut as a tail or a group, by letters of the whole body.</summary>
    private const double MaxTail = 0.35;

    /// <summary>The same for a group at the end that reads like text.</summary>
    private const double MaxTeasers = 0.2;

    /// <summary>Each costs a look over all that follows; no page has more.</summary>
    private const int MaxGroups = 100;

    private readonly IReadOnlyList<BodyBlock> blocks;
    private readonly bool[] isOut;
    private readonly bool[] headsOthers;
    private readonly bool isChinese;
    private readonly int first;
    private readonly int last;
    private readonly int letters;

    private BlockJudge(IReadOnlyList<BodyBlock> blocks)
    {
        this.blocks = blocks;
        isOut = new bool[blocks.Count];
        headsOthers = [.. blocks.Select(b => AsidePhrases.HeadsOthers(b.Text))];
        letters = blocks.Sum(b => b.Letters);
        var counts = ScriptCounts.In(string.Concat(blocks.Select(b => b.Text)));
        isChinese = counts.Han * 4 > counts.Latin;
        first = Enumerable.Range(0, blocks.Count).FirstOrDefault(i => IsSureParagraph(blocks[i]), -1);
        last = Enumerable.Range(0, blocks.Count).LastOrDefault(i => IsSureParagraph(blocks[i]), -1);
    }

    public static void Judge(Draft draft)
    {
        var judge = new BlockJudge(BodyBlock.Of(draft.Body));
        if (judge.blocks.Count(b => b.IsParagraph) < MinParagraphs)
            return;
        judge.Judge();
        judge.TakeOut(draft);
    }

    private void Judge()
    {
        for (var i = 0; i < blocks.Count; i++)
            isOut[i] = IsAside(i);
        LeaveOutside();
        CutGroups();
        CutTail();
        DropBareHeadings();
    }

    private void TakeOut(Draft draft)
    {
        var lost = Enumerable.Range(0, blocks.Count).Where(i => isOut[i]).ToArray();
        if (lost.Sum(i => blocks[i].Letters) > letters * MaxLoss)
            return;
        foreach (var i in lost)
        {
            draft.Report.Add(Rule, blocks[i].Text, "");
            blocks[i].Line.Remove(draft.Body);
        }
    }

    private static bool IsSureParagraph(BodyBlock block) => block.IsParagraph && !AsideWords.Are(block);

    private bool IsHead(int i) => i < first;

    private bool IsTail(int i) => i > last;

    private bool IsAside(int i)
    {
        var block = blocks[i];
        if (block.IsCode)
            return false;
        if (AsidePhrases.IsNotice(block.Text) && (!block.IsParagraph || IsHead(i) || IsTail(i) || i == last))
            return true;
        if (!isChinese && IsCaption(block))
            return true;
        if (AsidePhrases.IsPointer(block.Text) && (block.LinkShare > 0.3 || !block.EndsSentence))
            return true;
        if (block.IsParagraph)
            return AsideWords.AreEvenOfProse(block);
        return AsideWords.Are(block) || IsRow(i);
    }

    private static bool IsCaption(BodyBlock block) =>
        !block.IsInTable && (AsideWords.AreOfCaption(block) || (AsidePhrases.IsCredit(block.Text) && !block.EndsSentence));

    private bool IsRow(int i) =>
        (AsidePhrases.IsRow(blocks[i].Text) && (isChinese || IsHead(i) || IsTail(i)))
        || (IsHead(i) && !blocks[i].IsHeading && blocks[i].LinkShare > MostlyLinks)
        || (IsTail(i) && AsidePhrases.IsEnd(blocks[i].Text));

    /// <summary>Most paragraphs share one element; short lines elsewhere, before or after it, are the page's.</summary>
    private void LeaveOutside()
    {
        var frame = ArticleFrame.Of(blocks);
        if (frame is null)
            return;
        var inside = Enumerable.Range(0, blocks.Count).Where(i => blocks[i].Chain.Contains(frame)).ToArray();
        for (var i = 0; i < blocks.Count; i++)
        {
            if ((i < inside[0] || i > inside[^1]) && !blocks[i].IsParagraph && !blocks[i].IsInTable)
                isOut[i] = true;
        }
    }

    /// <summary>From a heading of other stories to the next heading that is none.</summary>
    private void CutGroups()
    {
        var groups = 0;
        for (var i = 0; i < blocks.Count && groups < MaxGroups; i++)
        {
            if (!headsOthers[i] || blocks[i].IsCode || blocks[i].IsInTable)
                continue;
            groups++;
            var end = EndOfGroup(i);
            if (IsGroupOfOthers(i, end))
                Array.Fill(isOut, true, i, end - i);
        }
    }

    /// <summary>Amid the article only what holds no paragraph; at its end teasers are paragraphs too.</summary>
    private bool IsGroupOfOthers(int start, int end)
    {
        var group = blocks.Skip(start).Take(end - start).ToArray();
        var size = group.Sum(b => b.Letters);
        if (!group.Any(IsSureParagraph))
            return size <= letters * MaxTail && (end == blocks.Count || blocks[start].IsHeading);
        return end == blocks.Count && size <= letters * MaxTeasers;
    }

    private int EndOfGroup(int start)
    {
        var level = blocks[start].HeadingLevel;
        var end = start + 1;
        while (end < blocks.Count && !(blocks[end].IsHeading && blocks[end].HeadingLevel <= level && !headsOthers[end]))
            end++;
        return end;
    }

    /// <summary>Below the last paragraph: lists of links, and all that follows the mark of an end.</summary>
    private void CutTail()
    {
        var ended = false;
        for (var i = last + 1; i < blocks.Count; i++)
        {
            ended |= AsidePhrases.IsEnd(blocks[i].Text);
            isOut[i] |= ended || (blocks[i].LinkShare > MostlyLinks && !blocks[i].IsInTable);
        }
    }

    private void DropBareHeadings()
    {
        var hasText = false;
        for (var i = blocks.Count - 1; i >= 0; i--)
        {
            if (!blocks[i].IsHeading)
                hasText |= !isOut[i];
            else if (!hasText || IsLeftAlone(i))
                isOut[i] = true;
        }
    }

    /// <summary>All up to the next heading went.</summary>
    private bool IsLeftAlone(int heading)
    {
        var under = 0;
        for (var i = heading + 1; i < blocks.Count && !blocks[i].IsHeading; i++)
        {
            if (!isOut[i])
                return false;
            under += AsideWords.AreOfCaption(blocks[i]) ? 0 : 1;
        }

        return under > 0;
    }
}
