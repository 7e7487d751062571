using System.Text;

namespace Gazette.Intake.Word;

/// <summary>The HTML of one paragraph: neighbouring runs that look alike become one, for Word parts them at every correction.</summary>
/// <param name="hidesBold">In headings, which are bold anyway.</param>
internal sealed class InlineHtml(bool hidesBold = false)
{
    private readonly StringBuilder html = new();
    private readonly StringBuilder anchors = new();
    private readonly Stack<string> ends = new();
    private RunLook look;
    private string? address;
    private bool hasText;

    /// <summary>Whether a reader sees anything of it.</summary>
    public bool IsEmpty => !hasText && Pictures == 0;

    public bool HasText => hasText;

    /// <summary>How many pictures stand in it.</summary>
    public int Pictures { get; private set; }

    /// <summary>Whether all of its text is bold.</summary>
    public bool IsBold { get; private set; } = true;

    /// <summary>The largest size of its text, in half-points.</summary>
    public int Size { get; private set; }

    /// <summary>Its text alone.</summary>
    public StringBuilder PlainText { get; } = new();

    public void Text(string text, RunLook look, string? address)
    {
        if (text.Length == 0)
            return;
        PlainText.Append(text);
        if (string.IsNullOrWhiteSpace(text))
        {
            // Between two bold words a space need not be one.
            html.AppendText(text);
            return;
        }

        hasText = true;
        IsBold &= look.IsBold;
        Size = Math.Max(Size, look.Size);
        Enter(look, address);
        html.AppendText(text);
    }

    /// <summary>Markup that is text of its own, as a mark of a note or a reading.</summary>
    /// <param name="text">What a reader sees of it.</param>
    public void Markup(string markup, string text)
    {
        Close();
        hasText |= text.Length > 0;
        PlainText.Append(text);
        html.Append(markup);
    }

    /// <summary>A place that links lead to.</summary>
    public void Anchor(string id)
    {
        Close();
        anchors.Append("<a id=\"").Append(id).Append("\"></a>");
        html.Append("<a id=\"").Append(id).Append("\"></a>");
    }

    /// <summary>What has no text of its own leaves its places to what follows.</summary>
    public void TakeAnchors(InlineHtml empty)
    {
        anchors.Append(empty.anchors);
        html.Append(empty.anchors);
    }

    public void Break()
    {
        PlainText.Append('\n');
        html.Append("<br>");
    }

    public void Picture(string markup)
    {
        Close();
        Pictures++;
        html.Append(markup);
    }

    /// <summary>All of it, its elements closed.</summary>
    public string ToHtml()
    {
        Close();
        return html.ToString();
    }

    private void Enter(RunLook wanted, string? target)
    {
        wanted = wanted with { Size = 0, IsBold = wanted.IsBold && !hidesBold, IsUnderlined = wanted.IsUnderlined && target is null };
        if (ends.Count > 0 && wanted == look && target == address)
            return;
        Close();
        (look, address) = (wanted, target);
        if (target is not null)
            Open("a", $"<a href=\"{HtmlText.Of(target)}\">");
        if (wanted.IsBold)
            Open("strong");
        if (wanted.IsItalic)
            Open("em");
        if (wanted.IsUnderlined)
            Open("u");
        if (wanted.IsStruck)
            Open("s");
        if (wanted.IsMarked)
            Open("mark");
        if (wanted.Script is { } script)
            Open(script);
        if (wanted.SymbolFont is { } font)
            Open("font", $"<font face=\"{HtmlText.Of(font)}\">");
    }

    private void Open(string name, string? tag = null)
    {
        html.Append(tag ?? $"<{name}>");
        ends.Push(name);
    }

    private void Close()
    {
        while (ends.TryPop(out var name))
            html.Append("</").Append(name).Append('>');
        (look, address) = (default, null);
    }
}
