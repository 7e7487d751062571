using System.Text.RegularExpressions;
using Gazette.Extraction.Fields;

namespace Gazette.Extraction.Blocks;

/// <summary>
/// Judges every block of a page: 1. each by its own signs; 2. these show the element in which the article stands;
/// 3. each again by what stands around it; 4. what tells of the writers goes, and headings that are left with nothing
/// under them; 5. the office and the day that sign a Chinese notice stay.
/// </summary>
internal sealed partial class BlockJudge
{
    /// <summary>As the logarithm of odds; a chance of 0.35: a line too many is forgiven, a paragraph that is gone is not.</summary>
    private const double Even = -1.0;

    /// <summary>What is plainly text takes more than this to be left out; a chance of 0.12.</summary>
    private const double Doubtful = -2;

    /// <summary>A chance of 0.62.</summary>
    private const double Likely = 0.5;

    private const double NearEnd = 0.9;

    private const int MaxStray = 3;

    /// <summary>Blocks to the next sure paragraph: no text goes on below.</summary>
    private const int FarFromText = 12;

    private const int MaxButton = 40;

    private const double MaxLinks = 0.6;

    /// <summary>Blocks below the text among which its attachments are looked for.</summary>
    private const int MaxBelow = 20;

    private readonly IReadOnlyList<BlockContext> blocks;
    private readonly BlockModel model;
    private readonly bool[] stays;

    private BlockJudge(IReadOnlyList<BlockContext> blocks, BlockModel model)
    {
        (this.blocks, this.model) = (blocks, model);
        stays = [.. blocks.Select(Stays)];
    }

    /// <returns>All blocks of the page in order, each with whether it stays.</returns>
    public static IReadOnlyList<(BlockContext Block, bool Stays)> Judge(PageBlocks page, string? title, WriterNotes writers, BlockModel? model = null)
    {
        if (page.Blocks.Count == 0)
            return [];
        model ??= BlockModel.Shipped;
        var judge = new BlockJudge(Contexts(page, title, model), model);
        judge.KeepWhole();
        AlikeBlocks.Settle(page, judge.blocks, judge.stays, b => (!IsForeign(b) && !judge.IsOfOthers(b)) || IsStray(b));
        judge.KeepHeadings();
        judge.DropWriters(writers);
        judge.DropBeforeButtons();
        judge.DropBareHeadings();
        judge.KeepSignature();
        judge.KeepEntries();
        judge.KeepNotes();
        judge.KeepAttachments();
        return [.. judge.blocks.Zip(judge.stays)];
    }

    public static IReadOnlyList<BlockContext> Contexts(PageBlocks page, string? title, BlockModel model)
    {
        var own = page.Blocks.Select(model.Own).ToArray();
        return BlockContexts.Of(page, own, ArticleFrame.Of(page, own), title);
    }

    /// <summary>Of a page on which no text stands out: whether the block may be all that it says.</summary>
    public static bool MayBeAll(BlockContext block) =>
        !IsForeign(block)
        && !IsBelowOthers(block)
        && !block.HeadsOthers
        && !block.IsFields
        && block.Block.Place is { IsBeside: false, IsInFoot: false }
        && (block.Block.LinkShare < MaxLinks || FileName().IsMatch(block.Block.Text))
        && !Path().IsMatch(block.Block.Text);

    // Programs and their output have no sentences and no neighbours of their kind.
    private bool Stays(BlockContext block) =>
        (block.Block.Place.IsCode && block is { IsInside: true, AboveFirst: 0, BelowLast: 0 })
        || (model.Odds(block) is var odds and >= Doubtful && (odds >= Even || IsPlainParagraph(block) || IsLineOfText(block)) && !IsForeign(block) && !IsOfOthers(block));

    /// <summary>Accounts and offices set Chinese in short lines, without a sentence's end on most of them.</summary>
    private static bool IsLineOfText(BlockContext block) =>
        block is { IsChinese: true, IsInside: true, IsUnderOthers: false, HeadsOthers: false, IsAfterEnd: false, IsNotice: false, IsRow: false, IsPointer: false, IsFields: false, Own: > 0.4, Block: { Kept: > 0.9, LinkShare: < 0.3, IsHeading: false, Place: { IsParagraph: true, IsBeside: false, IsNamedAside: false, IsNamedOther: false, IsHidden: false, IsCaption: false } } };

    /// <summary>Among the others and of their kind: to leave it out takes more than a doubt.</summary>
    private static bool IsPlainParagraph(BlockContext block) =>
        block is { IsInside: true, IsUnderOthers: false, IsAfterEnd: false, IsNotice: false, IsPointer: false, Block: { HoldsParagraph: true, Kept: > 0.5, LinkShare: < 0.3, Place: { IsBeside: false, IsNamedOther: false, IsNamedAside: false, IsHidden: false, IsCaption: false } } };

    private static bool IsForeign(BlockContext block) => IsForeignAnywhere(block) || HeadsWhatIsOutside(block);

    private static bool HeadsWhatIsOutside(BlockContext block) =>
        !block.IsInside && block.IsAtEdge && !block.IsTitle && (block.Block.IsHeading || block.Block.Text[^1] is ':' or '：');

    /// <summary>By its own words, wherever they stand: no article has such a line of its own.</summary>
    private static bool IsForeignAnywhere(BlockContext block)
    {
        if (block.Block is { Place.IsHidden: true, Kept: < 0.5 } || block.IsFoot || (block.IsConsent && block.IsAtEdge) || (block is { SureText: 0, IsConsent: true }))
            return true;
        var isShort = !block.Block.IsParagraph;
        return block.IsEnd
            || block.Block.Place.IsOnlyRead
            || block is { SureText: 0, Block: { LinkShare: > 0.9, Place.IsInFoot: true } }
            || IsStray(block)
            || AsidePhrases.IsShortcode(block.Block.Text)
            || (block.Block.Place is { IsInTable: false, IsInList: false } && AsidePhrases.IsCounter(block.Block.Text))
            || block.IsOfRelease
            || (block.EchoesHeading && block.Block.Place.IsInList && (block.Block.LinkShare > 0.5 || block.Previous is { EchoesHeading: true } || block.Next is { EchoesHeading: true }))
            || (block is { IsChinese: false, BelowLast: > 0, Block.Place: { IsInList: false, IsInTable: false } } && (block.Block.Place.IsNamedOther || (isShort && block.Block.Place.IsNamedAside)))
            || (block is { BelowLast: > 0, Block: { LinkShare: > 0.9, IsHeading: false, ColumnLinks: > 0.9, Place: { IsInList: false, IsInTable: false } } } && !FileName().IsMatch(block.Block.Text))
            || (isShort && block is { IsChinese: false, Block: { EndsSentence: false, Place: { IsNamedOther: true, IsInList: false, IsInTable: false } } })
            || (isShort && block is { BelowLast: > 0, IsTitle: false, Block.Place.IsBeside: true })
            || (isShort && block.IsRow && block.Next is { EchoesHeading: true })
            || (block.HeadsOthers && (isShort && block.UntilSure >= FarFromText))
            || (block is { IsChinese: true, AboveFirst: > 0 } && !block.Block.Text.Contains('：', StringComparison.Ordinal) && block.IsFields)
            || IsUnderPicture(block)
            || (block.Block is { LinkShare: > 0.9, IsHeading: false, Place: { IsNamedAside: true, IsInList: false, IsInTable: false } } && !block.IsChinese)
            || (block.Progress > NearEnd && !block.IsChinese && !block.IsTitle && block.HeadsOthers && block.Block.IsHeading)
            || (block is { IsChinese: true, BelowLast: > 0 } && (block.HeadsOthers || block is { IsUnderOthers: true, Block.LinkShare: > 0.9 }))
            || (block is { IsUnderOthers: true, BelowLast: > 0, IsChinese: false, Block: { IsParagraph: false, EndsSentence: false, IsHeading: false, Place.IsInList: false } })
            || (block.IsNotice && (isShort || block.IsAtEdge || block.Block.Place.IsNamedAside))
            || (block.IsRow && (block.IsChinese || (isShort && block.IsAtEdge)))
            || (block.IsPointer && (block.Block.LinkShare > 0.3 || !block.Block.EndsSentence))
            || (block.IsCredit && !block.IsChinese && !block.Block.EndsSentence && !block.Block.Place.IsInTable);
    }

    /// <summary>Under "Related stories" near the end. The heading of a box amid the text stands above the text's own last lines too.</summary>
    private static bool IsBelowOthers(BlockContext block) =>
        (block.IsUnderOthers && (block.BelowLast > 0 || block.SureText == 0) && !block.Block.IsParagraph && block.UntilSure >= FarFromText && !block.Block.Place.IsInTable)
        || (block is { Progress: > NearEnd, IsChinese: false, IsTitle: false, IsUnderHeadingOfOthers: true });

    private bool IsOfOthers(BlockContext block) => IsBelowOthers(block) && (block.Block is { IsParagraph: false, EndsSentence: false } || model.Odds(block) < Likely);

    /// <summary>Numbers of pages, counters and states of switches that end up above or below a text.</summary>
    private static bool IsStray(BlockContext block) =>
        block is { IsAtEdge: true, IsChinese: false, Block: { Letters: <= MaxStray, IsHeading: false, Place: { IsInTable: false, IsInList: false, IsCode: false } } }
        && (block.IsRepeated || !block.Block.Text.Any(char.IsLetter));

    /// <summary>Pictures are not published, and English pages print much under them that says nothing without one.</summary>
    private static bool IsUnderPicture(BlockContext block) =>
        (block.Block.Place is { IsCaption: true, IsInFigure: true, IsInTable: false } && !block.Block.IsParagraph) || (!block.IsChinese && (block.Block.Place is { IsCaption: true } or { IsInFigure: true, IsInTable: false, IsInQuote: false, IsCode: false, IsInList: false }) && !block.Block.IsHeading);

    /// <summary>A list or table of which most stays, stays: it must not lose single rows.</summary>
    private void KeepWhole()
    {
        foreach (var rows in Enumerable.Range(0, blocks.Count).Where(i => blocks[i].Block.Place.Rows is not null).GroupBy(i => blocks[i].Block.Place.Rows!))
        {
            if (!rows.Any(i => stays[i]))
                continue;
            int[] own = [.. rows.Where(i => blocks[i].Block.LinkShare < MaxLinks && !IsForeign(blocks[i]) && !IsOfOthers(blocks[i]))];
            if (own.Count(i => stays[i]) * 2 < own.Length)
                continue;
            foreach (var i in own)
                stays[i] = true;
        }
    }

    /// <summary>Names on lines of their own, and below the last paragraph who they are.</summary>
    private void DropWriters(WriterNotes writers)
    {
        var isBelow = true;
        for (var i = blocks.Count - 1; i >= 0; i--)
        {
            if (!stays[i])
                continue;
            var (block, isAbout) = (blocks[i].Block, false);
            if (isBelow && !block.IsHeading)
                isAbout = writers.IsAbout(block.Text);
            isBelow &= isAbout || !block.IsParagraph;
            stays[i] = !isAbout && !((isBelow || blocks[i].Progress == 0) && writers.IsName(block.Line));
        }
    }

    /// <summary>"Ready to start?" above a button leads away from the article.</summary>
    private void DropBeforeButtons()
    {
        for (var i = 0; i + 1 < blocks.Count; i++)
        {
            stays[i] &= blocks[i + 1].Block is not { LinkShare: > 0.9, Letters: < MaxButton, Place.IsButton: true }
                || blocks[i] is not { IsChinese: false, Block: { IsHeading: false, IsParagraph: false, Text: [.., '?' or '!'], Place: { IsInList: false, IsInTable: false } } };
        }
    }

    /// <summary>Below the text: who issued it, and on a line of its own the day. More may follow: who gets a copy, what is attached.</summary>
    private void KeepSignature()
    {
        for (var i = 1; i < blocks.Count; i++)
            stays[i] |= stays[i - 1] && blocks[i] is { IsChinese: true, IsInside: true } && IsOffice(blocks[i - 1]) && Day().IsMatch(blocks[i].Block.Text);
        var last = Array.LastIndexOf(stays, true);
        if (last < 1 || !blocks[last].IsChinese)
            return;
        var office = IsOffice(blocks[last]) ? last : last + 1;
        if (office + 1 >= blocks.Count || !IsOffice(blocks[office]) || !blocks[office + 1].IsInside || !Day().IsMatch(blocks[office + 1].Block.Text))
            return;
        (stays[office], stays[office + 1]) = (true, true);
    }

    /// <summary>A day on a line of its own above a text that stays, where others like it stay: an entry of a chronicle, the first one too.</summary>
    private void KeepEntries()
    {
        for (var i = blocks.Count - 2; i >= 0; i--)
        {
            // A name above and more below: who signs, and when.
            if (!stays[i] && i > 0 && stays[i - 1] && stays[i + 1] && blocks[i].IsInside && blocks[i - 1] is { Block.IsParagraph: false } && blocks[i].Progress > NearEnd && MetaRow.IsBareDay(blocks[i].Block.Text))
                stays[i] = true;
            if (!stays[i] && stays[i + 1] && blocks[i].IsInside && MetaRow.IsBareDay(blocks[i].Block.Text))
                stays[i] = Enumerable.Range(i + 2, blocks.Count - i - 2).Any(j => stays[j] && MetaRow.IsBareDay(blocks[j].Block.Text) && MatterDates.AreAlike(blocks[i].Block.Line, blocks[j].Block.Line));
        }
    }

    /// <summary>Notes are as much the article's as the text that they are to.</summary>
    private void KeepNotes()
    {
        for (var i = 1; i < blocks.Count; i++)
            stays[i] |= blocks[i] is { Block: { Letters: > MaxStray, Place: { IsNote: true, IsHidden: false, IsNamedOther: false } } } && Array.IndexOf(stays, true) is >= 0 and var first && first < i && !IsForeignAnywhere(blocks[i]);
    }

    /// <summary>附件: papers that belong to a notice stand below it, often outside of the element that holds its text. What links them amid the text stays too.</summary>
    private void KeepAttachments()
    {
        for (var i = 0; i < blocks.Count; i++)
            stays[i] |= blocks[i].IsInside && IsOfFiles(blocks[i]);
        var last = Array.LastIndexOf(stays, true);
        if (last < 0 || !blocks[last].IsChinese)
            return;
        // Files right below the text need no word that says what they are.
        var isAmid = last + 1 < blocks.Count && IsOfFiles(blocks[last + 1]);
        foreach (var i in Enumerable.Range(last + 1, Math.Min(MaxBelow, blocks.Count - last - 1)))
        {
            var text = blocks[i].Block.Text;
            isAmid = Attachments().IsMatch(text) || (isAmid && (FileName().IsMatch(text) || IsOfFiles(blocks[i])));
            stays[i] = isAmid;
        }
    }

    private static bool IsOfFiles(BlockContext block) =>
        block.Block is { FileShare: > MaxLinks, Place: { IsBeside: false, IsInFoot: false, IsHidden: false } } && !block.HeadsOthers && !block.IsUnderOthers;

    private static bool IsOffice(BlockContext block) => block is { IsInside: true, Block.EndsSentence: false } && Office().IsMatch(block.Block.Text);

    private void DropBareHeadings()
    {
        var hasText = false;
        for (var i = blocks.Count - 1; i >= 0; i--)
        {
            if (!blocks[i].Block.IsHeading)
                hasText |= stays[i];
            else if (!hasText || IsLeftAlone(i))
                stays[i] = false;
        }
    }

    /// <summary>What stands right below it stays: a list or a paragraph of the article, which it names.</summary>
    private void KeepHeadings()
    {
        for (var i = 0; i + 1 < blocks.Count; i++)
        {
            if (!stays[i] && stays[i + 1] && blocks[i] is { IsTitle: false, HeadsOthers: false, IsUnderOthers: false, Block: { IsHeading: true, LinkShare: < 0.5, Place: { IsNamedOther: false, IsNamedAside: false, IsBeside: false, IsHidden: false } } } heading
                && !blocks[i + 1].Block.IsHeading && heading.Block.Column?.Holds(blocks[i + 1].Block.Place) == true
                && (heading.IsInside || (blocks[i + 1].Block is { Place.Rows: not null } or { IsParagraph: true } && model.Odds(heading) >= Doubtful)) && !IsForeignAnywhere(heading) && !IsOfOthers(heading))
                stays[i] = true;
        }
    }

    /// <summary>All up to the next heading went.</summary>
    private bool IsLeftAlone(int heading)
    {
        var under = 0;
        for (var i = heading + 1; i < blocks.Count && !blocks[i].Block.IsHeading && blocks[i].IsInside; i++)
        {
            if (stays[i])
                return false;
            under += blocks[i].Block.Place.IsCaption ? 0 : 1;
        }

        return under > 0;
    }

    [GeneratedRegex("^[\\p{Lo}（）()·、 \u3000]{2,40}(?:局|委|会|會|府|办|辦|室|厅|廳|部|院|署|站|所|处|處|中心|公司|法院|学校|學校|大学|大學|集团|集團|支队|大队|队)(?:[（(].{1,12}[)）])?$", RegexOptions.None, 10000)]
    private static partial Regex Office();

    /// <summary>Where the page stands on its site.</summary>
    [GeneratedRegex("^(?:您?的?(?:当前|現在|目前|所在)的?位置|位置|首页|首頁) ?[:：>＞»/|]|^you are here\\b|^home ?[>»/|]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Path();

    [GeneratedRegex("^(?:相关|相關)?附件[0-9０-９一二三四五六七八九十]{0,2} ?[:：]|^附件[0-9０-９一二三四五六七八九十]{1,2}|^(?:相关|相關)?附件$", RegexOptions.None, 10000)]
    private static partial Regex Attachments();

    [GeneratedRegex("\\.(?:docx?|xlsx?|pptx?|wps|et|pdf|ofd|rar|zip|jpe?g)\\b[^。！？]{0,20}\\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex FileName();

    [GeneratedRegex("^(?:[0-9０-９]{4}|[〇零○一二三四五六七八九]{4}|(?:中華)?民國.{1,6}) ?年.{1,4}月.{1,5}日$", RegexOptions.None, 10000)]
    private static partial Regex Day();
}
