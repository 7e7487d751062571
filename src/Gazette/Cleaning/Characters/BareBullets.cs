using Gazette.Cleaning.Lines;
using Gazette.Drafts;

namespace Gazette.Cleaning.Characters;

/// <summary>Takes out the bullet of an item whose text was nothing but damage.</summary>
internal sealed class BareBullets : ICleaningRule
{
    private const string Signs = "•·▪◦‣●○■□◆◇►▶*-";

    public string Name => "symbol-fonts";

    public void Apply(Draft draft, IReadOnlyList<Line> lines)
    {
        foreach (var line in lines)
        {
            if (line.IsCode || line.Block is null || line.Content.AsSpan().Trim() is not [var sign] || !Signs.Contains(sign, StringComparison.Ordinal))
                continue;
            // One that stood alone from the start parts two sections.
            if (!line.Parts.Any(p => p.Node is { } node && draft.Report.Edits.Of(node) is { Edits: var edits } && edits.Exists(e => e.Rule != Name && e.After.Length == 0)))
                continue;
            var number = draft.Report.Edits.Reserve(1);
            draft.Report.Add(Name, line.Content.Trim(), "", edit: number);
            line.Remove(draft.Report.Edits, number, Name);
        }
    }
}
