using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Gazette.Extraction.Scripted;

/// <summary>
/// Puts what a browser shows in an element's place there: the content of <c>template shadowrootmode</c>, with the
/// element's own children where its slot is.
/// </summary>
internal static class ShadowTrees
{
    public static void Open(IHtmlDocument document)
    {
        foreach (var host in document.All.Where(e => e.ShadowRoot is not null).ToArray())
            Show(document, host, [.. host.ShadowRoot!.ChildNodes]);
        foreach (var template in document.All.OfType<IHtmlTemplateElement>().Where(IsShadow).ToArray())
        {
            if (template.ParentElement is not { } host)
                continue;
            INode[] nodes = [.. template.Content.ChildNodes, .. template.ChildNodes];
            template.Remove();
            Show(document, host, nodes);
        }
    }

    private static void Show(IHtmlDocument document, IElement host, INode[] nodes)
    {
        var children = host.ChildNodes.ToArray();
        var content = document.CreateElement("div");
        foreach (var node in nodes)
            content.AppendChild(document.Import(node, deep: true));
        Fill(content, children);
        // What no slot takes is not shown, but it must not be lost either.
        host.InsertBefore(content, host.FirstChild);
    }

    private static bool IsShadow(IElement template) => template.HasAttribute("shadowrootmode") || template.HasAttribute("shadowroot");

    private static void Fill(IElement content, INode[] children)
    {
        foreach (var slot in content.QuerySelectorAll("slot").ToArray())
        {
            var name = slot.GetAttribute("name") ?? "";
            INode[] mine = [.. children.Where(c => c.Parent != slot && (((c as IElement)?.GetAttribute("slot")) ?? "") == name)];
            if (!mine.Any(m => m is IElement || !string.IsNullOrWhiteSpace(m.TextContent)))
                continue;
            slot.InnerHtml = "";
            foreach (var child in mine)
                slot.AppendChild(child);
            children = [.. children.Except(mine)];
        }
    }
}
