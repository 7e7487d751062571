using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Gazette.Articles.Media;
using Gazette.Drafts;

namespace Gazette.Sanitizing;

/// <summary>
/// Lays an article's body out anew with elements of the <see cref="AllowList"/> only: paragraphs instead of divs, spans and
/// bare text, lists and tables as the parser wants them, formats inside blocks and never around them.
/// </summary>
internal sealed class BodyLayout
{
    /// <summary>Formats deeper than any writer's need; what lies deeper is plain.</summary>
    private const int MaxFormats = 12;

    /// <summary>Lists in quotes in tables; what lies deeper is laid out in its container.</summary>
    private const int MaxContainers = 20;

    private readonly BlockWriter writer;
    private readonly InPageTargets targets;
    private readonly ForeignResources resources;
    private readonly DeadLinks deadLinks;
    private readonly LinkUsers linkUsers;
    private readonly ProcessingBudget budget;
    private readonly Dictionary<IElement, PicturePlace> pictures;
    private readonly Dictionary<IElement, LinkedAttachment> attachments;
    private readonly ImageLines imageLines;
    private readonly string rel;

    private BodyLayout(BlockWriter writer, InPageTargets targets, Draft draft, string rel) =>
        (this.writer, this.targets, resources, deadLinks, linkUsers, budget, pictures, attachments, imageLines, this.rel) =
        (writer, targets, new ForeignResources(draft.Report), new DeadLinks(draft.Report), new LinkUsers(draft.Report), draft.Budget, draft.Pictures, draft.Attachments, ImageLines.Of(draft.Body), rel);

    /// <summary>Fills the body of an empty document; the draft's body is left as it was.</summary>
    /// <param name="rel">What links out of the site say of themselves.</param>
    public static IElement Of(Draft draft, IHtmlDocument empty, string rel)
    {
        var root = empty.Body!;
        var targets = new InPageTargets(draft.Body);
        var layout = new BodyLayout(new BlockWriter(empty, root), targets, draft, rel);
        layout.Children(draft.Body);
        targets.Connect(root);
        while (root.LastElementChild is { LocalName: "hr" } rule)
            rule.Remove();
        return root;
    }

    private void Children(INode parent)
    {
        // By index: AngleSharp's NextSibling searches from the first child.
        for (var i = 0; i < parent.ChildNodes.Length; i++)
            Node(parent.ChildNodes[i]);
    }

    private void Node(INode node)
    {
        budget.Look();
        if (node is IText text)
            writer.Text(text.Data);
        else if (node is IElement element)
            Element(element);
    }

    private void Element(IElement element)
    {
        resources.Note(element);
        var name = AllowList.Synonyms.GetValueOrDefault(element.LocalName, element.LocalName);
        if (name is "img" or "image")
            Image(element);
        else if (name == "picture")
            Children(element);
        else if (AllowList.Dropped.Contains(name))
            return;
        else if (name == "br")
            writer.LineBreak();
        else if (AllowList.Inline.Contains(name))
            Inline(element, name);
        else
            Block(element, name);
    }

    private void Image(IElement element)
    {
        var place = pictures.GetValueOrDefault(element);
        if (place is PicturePlace.Shown { Picture: var shown })
        {
            writer.Figure(document => PictureMarkup.Of(shown, document), isAmidText: imageLines.IsAmidText(element));
            return;
        }

        var characters = ForeignResources.CharactersOf(element, writer.IsInText || imageLines.IsInText(element), writer.IsInText);
        if (place is null)
            resources.NoteImage(element, characters);
        if (characters.Length == 0 && place is PicturePlace.Described described)
            Words(described.Words, described.Address, imageLines.IsAmidText(element));
        writer.Text(characters);
    }

    /// <summary>No block of the text: readers learn what they do not see.</summary>
    private void Words(string words, string? address, bool isAmidText = false)
    {
        writer.Figure(
            document =>
            {
                var text = document.CreateTextNode(words);
                if (LinkAddress.Read(address) is not { } target || LinkAddress.IsInPage(target))
                    return text;
                var link = document.CreateElement("a");
                link.SetAttribute("href", target);
                link.SetAttribute("rel", rel);
                link.AppendChild(text);
                return link;
            },
            AllowList.WordsForPicture,
            isAmidText);
    }

    private void Inline(IElement element, string name)
    {
        var id = targets.IdFor(element);
        var file = name == "a" ? attachments.GetValueOrDefault(element) : null;
        var attributes = file is null ? InlineAttributes.Of(element, name, rel) : [("href", file.Path)];
        if (name == "a" && attributes is [(_, ['#', ..] address)] && !targets.MayReach(address))
            attributes = [];
        if (name == "a" && attributes is [])
            deadLinks.Note(element);
        else if (name == "a" && file is null)
            linkUsers.Note(element);
        if (id is not null && attributes is not null)
            attributes = [.. attributes, (AllowList.Id, id)];
        if (attributes is null || !MayHold(name) || !element.HasChildNodes || (name == "a" && attributes.Count == 0))
        {
            Mark(id);
            Children(element);
            return;
        }

        writer.Push(new InlineFormat(name, attributes));
        Children(element);
        if (file is not null)
            Note(file, element);
        writer.Pop();
    }

    /// <summary>What a reader will get; its name too where the link has no words of its own.</summary>
    private void Note(LinkedAttachment file, IElement link)
    {
        writer.Push(new InlineFormat("small", [(AllowList.FileNote, "")]));
        writer.Text(string.IsNullOrWhiteSpace(link.TextContent) ? $"{file.Name} ({file.Note})" : $"({file.Note})");
        writer.Pop();
    }

    /// <summary>The parser would not read it back where it means nothing twice, or is not allowed.</summary>
    private bool MayHold(string name) => writer.Formats.Count < MaxFormats && name switch
    {
        "rt" or "rp" => writer.Formats is [.., { Name: "ruby" }],
        "ruby" => !writer.Formats.Any(f => f.Name == "ruby"),
        "q" or "sub" or "sup" or "bdi" or "bdo" => true,
        _ => !writer.Formats.Any(f => f.Name == name),
    };

    private void Block(IElement element, string name)
    {
        if (AllowList.UnwrappedInline.Contains(name))
        {
            Mark(targets.IdFor(element));
            Children(element);
            return;
        }

        writer.Boundary();
        Mark(targets.IdFor(element));
        if (writer.IsInBlock || writer.Depth > MaxContainers)
            Children(element);
        else
            OwnBlock(element, name);
        writer.Boundary();
    }

    private void OwnBlock(IElement element, string name)
    {
        switch (name)
        {
            case "hr":
                writer.Rule();
                break;
            case "h2" or "h3" or "h4" or "pre":
                Single(element, name);
                break;
            case "figcaption" when writer.Container.LocalName == "figure":
                Single(element, name);
                break;
            case "figure" when element.HasAttribute(AllowList.WordsForPicture):
                if (PictureWords.Of(element.TextContent) is { Length: > 0 } words)
                    Words(words, element.Children is [{ LocalName: "a" } link] ? link.GetAttribute("href") : null);
                break;
            case "blockquote" or "figure":
                writer.Open(name);
                Children(element);
                writer.Close();
                break;
            case "ul" or "ol":
                List(element, name);
                break;
            case "dl":
                Definitions(element);
                break;
            case "table":
                new TableLayout(writer, MarkedChildren, MarkedSingle).Lay(element);
                break;
            default:
                Children(element);
                break;
        }
    }

    private void Single(IElement element, string name)
    {
        writer.BeginBlock(name);
        Children(element);
        writer.EndBlock();
    }

    private void MarkedChildren(IElement element)
    {
        Mark(targets.IdFor(element));
        Children(element);
    }

    private void MarkedSingle(IElement element, string name)
    {
        Mark(targets.IdFor(element));
        Single(element, name);
    }

    private void List(IElement element, string name)
    {
        var style = ListStyle.Of(element, name);
        if (IsFeed(element))
        {
            Plain(element, isNumbered: false);
            return;
        }

        if (style.Mark == ListMark.HanNumber || ((name == "ol" || style.Mark == ListMark.Number) && PrintedNumbers.CountOn(ItemTexts(element), style.Mark == ListMark.Number ? 2 : 1)))
        {
            Plain(element, isNumbered: style.Mark == ListMark.HanNumber);
            return;
        }

        var laid = writer.Open(style.Mark == ListMark.Number ? "ol" : "ul");
        Items(element, laid, style);
        writer.Close();
        // Without what was dropped, its numbers may stand twice after all.
        if (laid.LocalName == "ol" && laid.HasChildNodes && PrintedNumbers.CountOn(ItemTexts(laid), least: 2))
        {
            laid.Remove();
            Plain(element, isNumbered: false);
        }
    }

    /// <summary>Posts, which a page numbers nowhere.</summary>
    private static bool IsFeed(IElement list) => list.Children.Count(c => c.LocalName == "li" && HoldsPost(c)) > 1;

    private static bool HoldsPost(IElement item) => item.Children.Any(c => c.LocalName == "article" || (c is { LocalName: "div", ChildElementCount: 1 } && c.Children[0].LocalName == "article"));

    private void Items(IElement element, IElement laid, ListStyle style)
    {
        var (first, step, values) = ListNumbers.Of(element);
        var isNumbered = laid.LocalName == "ol";
        if (isNumbered && style.Type is { } type)
            laid.SetAttribute("type", type);
        if (isNumbered && step < 0)
            laid.SetAttribute("reversed", "");
        if (isNumbered && (step < 0 || first != 1))
            laid.SetAttribute("start", first.ToString(CultureInfo.InvariantCulture));
        var (shown, read) = (first, 0);
        for (var i = 0; i < element.ChildNodes.Length; i++)
        {
            var isItem = element.ChildNodes[i] is IElement { LocalName: "li" };
            var item = writer.Open("li");
            Item(element, ref i);
            writer.Close();
            var value = isItem ? values[read++] : shown;
            if (item.Parent is null)
                continue;
            // What was dropped had a number too.
            if (isNumbered && value != shown && Math.Abs(value) <= ListNumbers.Most)
                item.SetAttribute("value", value.ToString(CultureInfo.InvariantCulture));
            shown = (item.HasAttribute("value") ? value : shown) + step;
        }
    }

    /// <summary>With what stands behind it and is no item: lists right in a list, as old editors wrote them, belong to the item above.</summary>
    private void Item(IElement list, ref int i)
    {
        if (list.ChildNodes[i] is IElement { LocalName: "li" } item)
            MarkedChildren(item);
        else
            Node(list.ChildNodes[i]);
        while (i + 1 < list.ChildNodes.Length && list.ChildNodes[i + 1] is not IElement { LocalName: "li" })
        {
            if (list.ChildNodes[++i] is not IText stray || !string.IsNullOrWhiteSpace(stray.Data))
            {
                writer.Boundary();
                Node(list.ChildNodes[i]);
            }
        }
    }

    /// <summary>Items that have their numbers in their text are paragraphs, or readers would see each twice.</summary>
    private void Plain(IElement list, bool isNumbered)
    {
        var (values, read) = (ListNumbers.Of(list).Values, 0);
        foreach (var child in list.ChildNodes)
        {
            writer.Boundary();
            if (child is IElement { LocalName: "li" } item)
            {
                var number = ListNumbers.Han(values[read++]) + "、";
                if (isNumbered && !string.IsNullOrWhiteSpace(item.TextContent))
                    writer.Text(number);
                MarkedChildren(item);
            }
            else
            {
                Node(child);
            }
        }

        writer.Boundary();
    }

    private static IEnumerable<string> ItemTexts(IElement list) => list.Children.Where(c => c.LocalName == "li").Select(c => c.TextContent);

    private void Definitions(IElement element)
    {
        writer.Open("dl");
        foreach (var child in element.ChildNodes.SelectMany(c => c is IElement { LocalName: "div" } ? c.ChildNodes.AsEnumerable() : [c]))
        {
            if (child is IElement { LocalName: "dt" or "dd" } part)
                Mark(targets.IdFor(part));
            if (child is IElement { LocalName: "dt" } term)
            {
                Single(term, "dt");
                continue;
            }

            // Whatever else stands there says something of the term above it.
            writer.Open("dd");
            if (child is IElement { LocalName: "dd" })
                Children(child);
            else
                Node(child);
            writer.Close();
        }

        writer.Close();
    }

    private void Mark(string? id)
    {
        if (id is not null && writer.Mark(id) is var borne && borne != id)
            targets.Move(id, borne);
    }
}
