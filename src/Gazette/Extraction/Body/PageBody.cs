using System.Collections.Frozen;
using AngleSharp.Dom;
using Gazette.Articles.Edits;
using Gazette.Drafts;
using Gazette.Extraction.Blocks;
using Gazette.Extraction.Lines;
using Gazette.Extraction.Pictures;

namespace Gazette.Extraction.Body;

/// <summary>
/// The part of a page that is the article. It stays where it is, with its own elements and text nodes; what the judge
/// leaves out is taken out of it. Pages on which nothing is found become the article as a whole.
/// </summary>
internal sealed class PageBody
{
    private const int MinLetters = 30;

    /// <summary>Containers that may hold much besides, for pages on which nothing better is found.</summary>
    private const string Wider = ".article-content, [itemprop=articleBody], article, main";

    private static readonly string[] NeverBody = ["nav", "header", "footer", "aside", "form"];

    /// <summary>Text in them is none that a reader sees, and must not decide on a language or a length.</summary>
    private static readonly FrozenSet<string> NoText = FrozenSet.Create(StringComparer.Ordinal, "script", "style", "noscript", "template", "select", "textarea", "button", "title");

    /// <summary>The words in them are for browsers that cannot show them, or name a drawing's parts.</summary>
    private static readonly FrozenSet<string> Media = FrozenSet.Create(StringComparer.Ordinal, "svg", "audio", "video", "object", "canvas");

    private readonly List<TextLine> staying = [];
    private readonly List<TextLine> leaving = [];

    /// <summary>Those that were left out among them. Of prose, doubt tells.</summary>
    private readonly List<TextLine> amid = [];

    private readonly List<TextLine> hidden = [];
    private IReadOnlyList<(BlockContext Block, bool Stays)> judged = [];
    private BodyDoubt? doubt;
    private HashSet<TextLine>? kept;

    private PageBody()
    {
    }

    /// <summary>What a reader may take for the article's lines: those that stay, and those left out that stand among them.</summary>
    public IReadOnlyList<TextLine> Lines { get; private set; } = [];

    public bool Keeps(TextLine line) => (kept ??= [.. staying]).Contains(line);

    /// <summary>The page holds nothing but links to articles, each with a line or two.</summary>
    public bool IsIndex { get; private set; }

    /// <summary>Sets the draft's body. What does not belong to the article stands in it until <see cref="LeaveOut"/>.</summary>
    /// <param name="draft">Its title is known.</param>
    /// <param name="lines">All of the page.</param>
    /// <param name="writers">What would name them.</param>
    public static PageBody Choose(Draft draft, IReadOnlyList<TextLine> lines, WriterNotes writers)
    {
        var root = draft.Document.Body!;
        var body = new PageBody();
        body.Judge(BlocksOf(root, lines, draft.Budget), draft.Metadata.Title, writers);
        draft.Body = HasLetters(body.staying) ? Around(root, body.staying) : body.Fallback(root);
        TakeOutUnread(draft);
        return body;
    }

    private static bool HasLetters(List<TextLine> lines)
    {
        var count = 0;
        return lines.Exists(l => (count += l.Text.Count(char.IsLetterOrDigit)) >= MinLetters);
    }

    /// <summary>What the judge gets to see of a page.</summary>
    public static PageBlocks BlocksOf(IElement root, IReadOnlyList<TextLine> lines, ProcessingBudget budget) => PageBlocks.Of(root, lines, ProseLocator.Find(root), budget);

    /// <summary>Takes out what does not belong to the article, and these lines, which were read as something else.</summary>
    /// <param name="outside">Lines that were read likewise, wherever they stand on the page.</param>
    public void LeaveOut(Draft draft, IReadOnlyCollection<TextLine> taken, IReadOnlyCollection<TextLine> outside)
    {
        var pictures = new PicturesBeside(draft, staying.Except(taken), leaving.Concat(taken));
        pictures.TakeInLead();
        var captions = TakeCaptions(draft, taken);
        pictures.LeaveOut();
        if (doubt is null)
            draft.Report.Add(BodyDoubt.WholePage, "", "", certain: false);
        else
            doubt.Note(draft.Report, taken.Concat(outside).ToHashSet());
        foreach (var line in amid.Except(taken).Except(captions))
            draft.Report.Add(EditList.LeftOutBlocks, line.Text, "");
        NoteWhy(draft.Report.Edits, leaving, EditList.LeftOutBlocks);
        NoteWhy(draft.Report.Edits, hidden, EditList.Hidden);
        NoteWhy(draft.Report.Edits, outside, EditList.Fields);
        NoteWhy(draft.Report.Edits, taken, EditList.Fields);
        var going = leaving.Except(taken).SelectMany(l => l.Nodes).ToHashSet();
        TornStructures.Note(draft, draft.Body.Descendants<IText>().Where(going.Contains).ToHashSet());
        going.UnionWith(taken.SelectMany(l => l.Nodes));
        TextSweep.Remove(draft.Body, going);
    }

    /// <summary>Captions that were left out may come back with their pictures.</summary>
    private HashSet<TextLine> TakeCaptions(Draft draft, IReadOnlyCollection<TextLine> taken)
    {
        var captions = new HashSet<TextLine>();
        foreach (var line in leaving.Except(taken))
        {
            if (PicturesBeside.OwnPictureOf(line, draft) is not { } image || !draft.Body.Contains(image) || !line.Nodes.All(n => draft.Body.Contains(n)))
                continue;
            captions.Add(line);
            draft.Captions.Add(new PictureCaption(image, line.Text, line.Nodes));
        }

        leaving.RemoveAll(captions.Contains);
        return captions;
    }

    /// <summary>Elements whose text is none of the article, whatever the page is.</summary>
    public static void TakeOutUnread(Draft draft)
    {
        foreach (var element in draft.Body.GetElementsByTagName("*").Where(e => NoText.Contains(e.LocalName) || Media.Contains(e.LocalName)).ToArray())
        {
            if (NoText.Contains(element.LocalName))
            {
                // A click on a picture often shows it larger.
                if (element.LocalName == "button" && string.IsNullOrWhiteSpace(element.TextContent))
                    element.Replace([.. element.GetElementsByTagName("img")]);
                else
                    element.Remove();
                continue;
            }

            foreach (var text in element.Descendants<IText>().ToArray())
            {
                draft.Report.Edits.LeaveOut(text, EditList.Controls);
                text.Remove();
            }
        }
    }

    private static void NoteWhy(EditLog log, IEnumerable<TextLine> lines, string rule)
    {
        foreach (var node in lines.SelectMany(l => l.Nodes))
            log.LeaveOut(node, rule);
    }

    private void Judge(PageBlocks page, string? title, WriterNotes writers)
    {
        var lines = new List<TextLine>();
        judged = BlockJudge.Judge(page, title, writers);
        IsIndex = TeaserList.IsAll(page, judged, title);
        doubt = new BodyDoubt(judged, BlockModel.Shipped.Odds);
        foreach (var (block, stays) in judged)
        {
            (stays ? staying : leaving).Add(block.Block.Line);
            if (!stays && block.IsInside && !BodyDoubt.IsProse(block.Block))
                amid.Add(block.Block.Line);
            if (!stays && block.Block.Place.IsHidden)
                hidden.Add(block.Block.Line);
            if (stays || (block.IsInside && block.Block.Kept > 0.5))
                lines.Add(block.Block.Line);
        }

        Lines = lines;
    }

    /// <summary>A short notice, or a page that says nothing: all that is not plainly something else.</summary>
    private IElement Fallback(IElement root)
    {
        var wider = root.QuerySelectorAll(Wider).FirstOrDefault(e => !string.IsNullOrWhiteSpace(e.TextContent)) ?? root;
        amid.Clear();
        hidden.Clear();
        doubt = null;
        staying.Clear();
        leaving.Clear();
        foreach (var (block, _) in judged)
            (BlockJudge.MayBeAll(block) && wider.Contains(block.Block.Place.Element) && !block.Block.Line.Nodes.All(IsNeverBody) ? staying : leaving).Add(block.Block.Line);
        Lines = [.. staying];
        return wider;
    }

    private static IElement Around(IElement root, IReadOnlyList<TextLine> lines)
    {
        var counts = LetterCounts.Of(root, lines);
        var innermost = counts.Innermost(root, counts[root]);
        // An article that is one list is a list, with its numbers.
        while (innermost.LocalName is "ol" or "ul" or "dl" && innermost != root)
            innermost = innermost.ParentElement!;
        return innermost;
    }

    private static bool IsNeverBody(IText piece)
    {
        var element = piece.ParentElement;
        while (element is not null && !NeverBody.Contains(element.LocalName))
            element = element.ParentElement;
        return element is not null;
    }
}
