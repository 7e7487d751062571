namespace Gazette.Intake.Pdf.Layout;

/// <summary>How far lines of one paragraph stand from each other, by their size.</summary>
internal sealed class LineSteps
{
    private const double Least = 0.8;
    private const double Most = 3;

    /// <summary>Where nothing tells.</summary>
    private const double Usual = 1.5;

    private const double Like = 1.06;
    private const double LeastShare = 0.15;

    private readonly Dictionary<double, double> usual;

    public LineSteps(IReadOnlyList<Column> columns)
    {
        var steps = columns
            .SelectMany(c => c.Lines.Zip(c.Lines.Skip(1)))
            .Where(p => Key(p.First.Size) == Key(p.Second.Size))
            .Select(p => (Size: Key(p.First.Size), Step: p.First.Base - p.Second.Base))
            .Where(s => s.Step > s.Size * Least && s.Step < s.Size * Most);
        usual = steps.GroupBy(s => s.Size).ToDictionary(g => g.Key, g => Smallest([.. g.Select(s => s.Step).Order()]));
    }

    public double Of(double size) => usual.TryGetValue(Key(size), out var step) ? step : size * Usual;

    /// <summary>Paragraphs of one line each have wider steps between them, but those of longer ones are there too.</summary>
    private static double Smallest(double[] steps)
    {
        var least = Math.Max(1, (int)(steps.Length * LeastShare));
        for (var i = 0; i + least <= steps.Length; i++)
        {
            if (steps[i + least - 1] < steps[i] * Like)
                return steps[i + least - 1];
        }

        return steps[steps.Length / 2];
    }

    private static double Key(double size) => Math.Round(size * 2) / 2;
}
