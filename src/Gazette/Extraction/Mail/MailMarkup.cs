using AngleSharp.Dom;
using Gazette.Articles.Edits;
using Gazette.Drafts;
using Gazette.Extraction.Body;
using Gazette.Extraction.Pictures;

namespace Gazette.Extraction.Mail;

/// <summary>Makes a message's markup that of a text: what only places things on the screen goes, pictures get their addresses.</summary>
internal static class MailMarkup
{
    /// <summary>Characters; what programs show beside the subject is shorter.</summary>
    private const int MaxPreview = 300;

    private static readonly string[] LayoutRoles = ["presentation", "none"];
    private static readonly string[] TableParts = ["tbody", "thead", "tfoot", "tr", "td", "th"];
    private static readonly string[] HidingStyles = ["display:none", "mso-hide:all", "visibility:hidden", "font-size:0", "max-height:0", "opacity:0;"];

    public static void Prepare(Draft draft)
    {
        PageBody.TakeOutUnread(draft);
        LeaveOutHidden(draft);
        OpenLayoutTables(draft);
        NamePictures(draft);
    }

    /// <summary>Pictures that the text does not show, at its end.</summary>
    public static void AppendPictures(Draft draft, IReadOnlySet<string> shown)
    {
        foreach (var picture in draft.Mail!.Pictures.Where(p => !shown.Contains(p.Address)))
        {
            var (figure, image) = (draft.Document.CreateElement("figure"), draft.Document.CreateElement("img"));
            image.SetAttribute("src", picture.Address);
            image.SetAttribute("alt", Described(picture.Name));
            figure.AppendChild(image);
            draft.Body.AppendChild(figure);
        }
    }

    /// <summary>The addresses of a message's pictures that its text gives, wherever.</summary>
    public static HashSet<string> ShownIn(Draft draft)
    {
        var bytes = draft.Body.GetElementsByTagName("img").SelectMany(PictureAddresses.Of)
            .Select(address => draft.Parts.TryGetValue(address, out var part) ? part : default).Where(part => !part.IsEmpty).ToHashSet();
        return [.. draft.Mail!.Pictures.Where(p => bytes.Contains(draft.Parts[p.Address])).Select(p => p.Address)];
    }

    /// <summary>Quotes around the whole text are those of the message that passed it on.</summary>
    public static void OpenQuotesAround(MailLine line)
    {
        for (var element = line.Line.Parent; element is not null;)
        {
            var above = element.ParentElement;
            if (MailLine.IsQuote(element))
                element.Replace([.. element.ChildNodes]);
            element = above;
        }
    }

    private static void LeaveOutHidden(Draft draft)
    {
        foreach (var element in draft.Body.GetElementsByTagName("*").Where(e => e.HasAttribute("style") || e.HasAttribute("hidden")).Where(IsHidden).ToArray())
        {
            if (!draft.Body.Contains(element))
                continue;
            var text = string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (text.Count(char.IsLetterOrDigit) > MaxPreview)
                draft.Report.Add("hidden-text", text, "", certain: false);
            foreach (var node in element.Descendants<IText>())
                draft.Report.Edits.LeaveOut(node, EditList.Hidden);
            element.Remove();
        }
    }

    private static bool IsHidden(IElement element)
    {
        if (UnseenElement.IsHidden(element))
            return true;
        var style = (element.GetAttribute("style") ?? "").Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant() + ";";
        // Of layout cells a size of nothing is common; their inner elements have one again.
        return Array.Exists(HidingStyles, hiding => style.Contains(hiding, StringComparison.Ordinal) && !style.Contains(hiding + ".", StringComparison.Ordinal))
            && (style.Contains("display:none", StringComparison.Ordinal) || style.Contains("mso-hide:all", StringComparison.Ordinal) || element.QuerySelector("[style], img, table") is null);
    }

    private static void OpenLayoutTables(Draft draft)
    {
        foreach (var table in draft.Body.GetElementsByTagName("table").Where(t => LayoutRoles.Contains(t.GetAttribute("role")?.Trim().ToLowerInvariant())).ToArray())
        {
            foreach (var part in draft.Budget.Watch(Parts(table).ToArray()))
                Rename(part);
            Rename(table);
        }
    }

    /// <summary>Of this table, not of those in its cells.</summary>
    private static IEnumerable<IElement> Parts(IElement table)
    {
        foreach (var child in table.Children.Where(c => TableParts.Contains(c.LocalName)))
        {
            yield return child;
            if (child.LocalName is "td" or "th")
                continue;
            foreach (var part in Parts(child))
                yield return part;
        }
    }

    private static void Rename(IElement element)
    {
        var block = element.Owner!.CreateElement("div");
        block.Append([.. element.ChildNodes]);
        element.Replace(block);
    }

    /// <summary>In HTML the same address may be written otherwise, or be that of the file alone.</summary>
    private static void NamePictures(Draft draft)
    {
        foreach (var image in draft.Body.GetElementsByTagName("img").ToArray())
        {
            var address = image.GetAttribute("src")?.Trim() ?? "";
            if (!draft.Parts.ContainsKey(address) && Uri.UnescapeDataString(address).Trim('<', '>') is var plain && draft.Parts.ContainsKey(plain))
                image.SetAttribute("src", plain);
        }
    }

    /// <summary>What a file is called where that is words, and not a camera's number.</summary>
    private static string Described(string name)
    {
        var words = Path.GetFileNameWithoutExtension(name).Replace('_', ' ').Trim();
        return words.Contains(' ', StringComparison.Ordinal) && words.Count(char.IsLetter) > words.Count(char.IsDigit) * 2 ? words : "";
    }
}
