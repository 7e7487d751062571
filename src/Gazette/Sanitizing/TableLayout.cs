using AngleSharp.Dom;

namespace Gazette.Sanitizing;

/// <summary>Lays out tables of data, and takes tables apart that only placed things on a page.</summary>
internal sealed class TableLayout(BlockWriter writer, Action<IElement> children, Action<IElement, string> single)
{
    /// <summary>Wider than any page; a browser would honour up to 1000 and 65,534.</summary>
    private const int MaxSpan = 100;

    public void Lay(IElement table)
    {
        var rows = Rows(table).ToList();
        if (!HasStrays(table) && !TableKind.IsLayout(table, rows.ConvertAll(r => r.Row)))
        {
            var laid = LayData(table, rows);
            if (!TableKind.IsLayout(laid, Rows(laid).Select(r => r.Row).ToList()))
                return;
            // Without what was dropped, or with its lines parted, it is no table of data after all.
            laid.Remove();
        }

        children(table);
    }

    private IElement LayData(IElement table, List<(string Section, IElement Row)> rows)
    {
        var laid = writer.Open("table");
        foreach (var caption in Captions(table).Take(1))
            single(caption, "caption");
        // In this order, once each: as the parser reads them.
        foreach (var section in (string[])["thead", "tbody", "tfoot"])
        {
            writer.Open(section);
            foreach (var (_, row) in rows.Where(r => r.Section == section))
                LayRow(row);
            writer.Close();
        }

        writer.Close();
        return laid;
    }

    private void LayRow(IElement row)
    {
        var laid = writer.Open("tr");
        foreach (var cell in row.Children.Where(TableKind.IsCell))
        {
            writer.Open(cell.LocalName, InlineAttributes.Number(cell, "colspan", 2, MaxSpan).Concat(InlineAttributes.Number(cell, "rowspan", 2, MaxSpan)));
            children(cell);
            writer.Close(keepEmpty: true);
        }

        // An empty row is one only where no cell of another reaches into it.
        if (laid.Children.All(c => !c.HasChildNodes && !c.HasAttribute("rowspan")))
            laid.InnerHtml = "";
        writer.Close();
    }

    /// <summary>Text outside the cells: the parser moves it out, save where it has given up on a table's depth.</summary>
    private static bool HasStrays(IElement part) => part.ChildNodes.Any(node => node switch
    {
        IText text => !string.IsNullOrWhiteSpace(text.Data),
        IElement { LocalName: "thead" or "tbody" or "tfoot" or "tr" } inner => HasStrays(inner),
        IElement element => !TableKind.IsCell(element) && element.LocalName is not ("caption" or "colgroup"),
        _ => false,
    });

    private static IEnumerable<IElement> Captions(IElement table) => table.Children.Where(c => c.LocalName == "caption");

    private static IEnumerable<(string Section, IElement Row)> Rows(IElement table)
    {
        foreach (var child in table.Children)
        {
            if (child.LocalName == "tr")
                yield return ("tbody", child);
            if (child.LocalName is not ("thead" or "tbody" or "tfoot"))
                continue;
            foreach (var row in child.Children.Where(r => r.LocalName == "tr"))
                yield return (child.LocalName, row);
        }
    }
}
