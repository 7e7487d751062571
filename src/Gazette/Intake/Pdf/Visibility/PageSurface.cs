using Gazette.Drafts;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Core;

namespace Gazette.Intake.Pdf.Visibility;

/// <summary>Follows what a page draws, as far as it tells whether its text is to be seen.</summary>
/// <param name="page">What is shown of it.</param>
internal sealed class PageSurface(Area page, ProcessingBudget budget)
{
    /// <summary>Of one: what is less opaque shows what is beneath it.</summary>
    private const double Opaque = 0.95;

    private const double Clear = 0.02;

    /// <summary>Points: smaller letters are none to the eye, unless their font is drawn at that scale.</summary>
    private const double LeastSize = 1;

    private readonly PagePaints paints = new(budget);

    /// <summary>What is being drawn.</summary>
    public PathShape Path { get; } = new();

    /// <summary>Within so many layers that are off.</summary>
    public int HiddenLayers { get; set; }

    /// <summary>Within so many groups that are shown through something.</summary>
    public int Veils { get; set; }

    public static bool IsOpaque(CurrentGraphicsState state) =>
        (double)state.AlphaConstantNonStroking >= Opaque && state.BlendMode == BlendMode.Normal && state.SoftMask is null;

    public void Fill(CurrentGraphicsState state)
    {
        foreach (var (area, isExact) in Path.Parts())
            Add(area, isExact && IsOpaque(state), false, InkColour.Of(state.CurrentNonStrokingColor), state);
    }

    /// <summary>A thick line may be the bar on which a word stands.</summary>
    public void Stroke(CurrentGraphicsState state)
    {
        Path.Finish();
        var matrix = state.CurrentTransformationMatrix;
        var width = (double)state.LineWidth * Math.Sqrt(Math.Abs((matrix.A * matrix.D) - (matrix.B * matrix.C)));
        if (!Path.IsEmpty && width >= LeastSize)
            Add(Path.Bounds.Widened(width / 2), false, false, InkColour.Of(state.CurrentStrokingColor), state);
    }

    public void Picture(TransformationMatrix matrix, bool isOpaque, CurrentGraphicsState state)
    {
        var shape = new PathShape();
        Draw(shape, matrix, 0, 0, 1, 1);
        foreach (var (area, isExact) in shape.Parts())
            Add(area, isOpaque && isExact && IsOpaque(state), true, null, state);
    }

    /// <summary>Everything that may be drawn on at all.</summary>
    public void Shading(CurrentGraphicsState state) => Add(page, false, true, null, state);

    public void Clip(CurrentGraphicsState state)
    {
        Path.Finish();
        if (!Path.IsEmpty)
            Clip(Path, state);
    }

    public static void Clip(PdfRectangle rectangle, CurrentGraphicsState state)
    {
        var shape = new PathShape();
        Draw(shape, state.CurrentTransformationMatrix, rectangle.Left, rectangle.Bottom, rectangle.Right, rectangle.Top);
        shape.Finish();
        Clip(shape, state);
    }

    public static void Draw(PathShape shape, TransformationMatrix matrix, double left, double bottom, double right, double top)
    {
        shape.Begin(matrix.Transform(new PdfPoint(left, bottom)));
        shape.Add(matrix.Transform(new PdfPoint(right, bottom)), false);
        shape.Add(matrix.Transform(new PdfPoint(right, top)), false);
        shape.Add(matrix.Transform(new PdfPoint(left, top)), false);
    }

    /// <param name="hasOwnColour">Its font draws it in colours of its own.</param>
    public Ink InkOf(CurrentGraphicsState state, Area core, double size, double width, bool hasOwnColour)
    {
        var (fill, stroke) = ((double)state.AlphaConstantNonStroking > Clear, (double)state.AlphaConstantStroking > Clear);
        var kind = state.FontState.TextRenderingMode switch
        {
            _ when hasOwnColour => InkKind.Fill,
            TextRenderingMode.Neither => InkKind.None,
            TextRenderingMode.NeitherClip => InkKind.Clip,
            TextRenderingMode.Stroke or TextRenderingMode.StrokeClip => stroke ? InkKind.Stroke : InkKind.Hidden,
            TextRenderingMode.FillThenStroke or TextRenderingMode.FillThenStrokeClip => fill && stroke ? InkKind.FillAndStroke : fill ? InkKind.Fill : stroke ? InkKind.Stroke : InkKind.Hidden,
            _ => fill ? InkKind.Fill : InkKind.Hidden,
        };
        var ink = new Ink(paints.Order, core, kind, hasOwnColour ? null : InkColour.Of(state.CurrentNonStrokingColor), InkColour.Of(state.CurrentStrokingColor));
        var isOutside = !page.Holds(ink.X, ink.Y, size / 2) || (state.CurrentClippingPath is ClipPath clip && !clip.Area.Holds(ink.X, ink.Y, size / 2));
        var isTiny = size < LeastSize && Math.Abs(width) < LeastSize;
        return HiddenLayers > 0 || isTiny ? ink with { Kind = InkKind.Hidden } : isOutside && kind != InkKind.Hidden ? ink with { Kind = InkKind.Cut } : ink;
    }

    /// <summary>Call once the whole page is drawn.</summary>
    public Sight SightOf(in Ink ink) => paints.Of(ink);

    private void Add(Area area, bool isExact, bool isPicture, InkColour? colour, CurrentGraphicsState state)
    {
        if (HiddenLayers > 0)
            return;
        var clip = state.CurrentClippingPath as ClipPath;
        paints.Add(clip is null ? area : area.Common(clip.Area), isExact && Veils == 0 && clip is not { IsExact: false }, isPicture, colour);
    }

    private static void Clip(PathShape shape, CurrentGraphicsState state)
    {
        var before = state.CurrentClippingPath as ClipPath;
        state.CurrentClippingPath = new ClipPath(before is null ? shape.Bounds : shape.Bounds.Common(before.Area), shape.IsRectangle && before is not { IsExact: false });
    }
}
