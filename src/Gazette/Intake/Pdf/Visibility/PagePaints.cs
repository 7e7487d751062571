using Gazette.Drafts;

namespace Gazette.Intake.Pdf.Visibility;

/// <summary>What a page draws beside its text, in its order: it tells which characters stand out from what is behind them.</summary>
internal sealed class PagePaints(ProcessingBudget budget)
{
    /// <summary>Points: lines of tables and under words are nobody's background.</summary>
    private const double Thin = 2.5;

    private readonly List<Paint> paints = [];

    /// <summary>Of the last drawing.</summary>
    public int Order { get; private set; }

    public void Add(Area area, bool isExact, bool isPicture, InkColour? colour)
    {
        Order++;
        if (!(area.Width >= Thin && area.Height >= Thin))
            return;
        PdfLimits.Check(paints.Count + 1L, PdfLimits.MaxPaints, " filled areas on one page or more");
        paints.Add(new Paint(Order, area, isExact, isPicture, colour));
    }

    /// <summary>Call once the whole page is drawn.</summary>
    public Sight Of(in Ink ink)
    {
        if (ink.Kind is InkKind.Hidden or InkKind.Cut)
            return Sight.Unseen;
        budget.Look();
        for (var i = paints.Count - 1; i >= 0; i--)
        {
            var paint = paints[i];
            if (paint.Area.Holds(ink.X, ink.Y) && Meets(ink, paint) is { } sight)
                return sight;
        }

        return ink.Kind is InkKind.None or InkKind.Clip || !ink.Differs(InkColour.Paper) ? Sight.Unseen : Sight.Seen;
    }

    /// <summary>Null where what lies deeper decides.</summary>
    private static Sight? Meets(in Ink ink, Paint paint)
    {
        var isLater = paint.Order > ink.Order;
        if (ink.Kind == InkKind.Clip)
            return isLater ? Sight.Seen : null;
        if (ink.Kind == InkKind.None)
            return paint.IsPicture || !paint.IsExact ? Sight.BeneathPicture : null;
        if (isLater)
            return !paint.IsExact || paint.Area.Common(ink.Core) != ink.Core ? null : paint.IsPicture ? Sight.BeneathPicture : Sight.Unseen;
        if (paint.Colour is not { } behind || ink.Differs(behind))
            return Sight.Seen;
        return paint.IsExact ? Sight.Unseen : null;
    }
}
