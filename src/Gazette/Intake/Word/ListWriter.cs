using System.Globalization;
using System.Text;

namespace Gazette.Intake.Word;

/// <summary>Writes paragraphs with bullets and plain numbers as lists within one another.</summary>
internal sealed class ListWriter(StringBuilder html)
{
    private readonly Stack<OpenList> open = new();

    public void Item(NumberLabel label, string content)
    {
        while (open.TryPeek(out var deeper) && (deeper.Level > label.Level || (deeper.Level == label.Level && !deeper.Holds(label))))
            Close(open.Pop());
        if (open.TryPeek(out var list) && list.Level == label.Level)
        {
            html.Append("</li><li");
        }
        else
        {
            open.Push(list = new OpenList(label));
            html.Append('<').Append(list.Name);
            if (list.IsNumbered && label.Type is { } type)
                html.Append(" type=\"").Append(type).Append('"');
            if (list.IsNumbered && label.Value != 1)
                html.Append(CultureInfo.InvariantCulture, $" start=\"{label.Value}\"");
            html.Append("><li");
        }

        if (list.IsNumbered && label.Value != list.Next)
            html.Append(CultureInfo.InvariantCulture, $" value=\"{label.Value}\"");
        list.Next = label.Value + 1;
        html.Append('>').Append(content);
    }

    /// <summary>Before whatever is no item.</summary>
    public void End()
    {
        while (open.TryPop(out var list))
            Close(list);
    }

    private void Close(OpenList list) => html.Append("</li></").Append(list.Name).Append('>');

    private sealed class OpenList(NumberLabel first)
    {
        public int Level => first.Level;

        public bool IsNumbered => first.Kind == NumberKind.Number;

        public string Name => IsNumbered ? "ol" : "ul";

        public int Next { get; set; } = first.Value;

        /// <summary>What counts from the start once more is another list.</summary>
        public bool Holds(NumberLabel label) => (!IsNumbered || label.Value >= Next) && label.Kind == first.Kind && label.Type == first.Type && label.List == first.List;
    }
}
