using System.Text;
using Gazette.Intake.Pdf.Visibility;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace Gazette.Intake.Pdf;

/// <summary>Runs a page's content and keeps its characters; pictures are counted, and drawings tell which characters are seen.</summary>
internal sealed class GlyphCollector(
    int page,
    IResourceStore resources,
    IPdfTokenScanner scanner,
    IPageContentParser parser,
    ILookupFilterProvider filters,
    CropBox box,
    UserSpaceUnit unit,
    PageRotationDegrees rotation,
    TransformationMatrix matrix,
    ParsingOptions options,
    PdfTally tally) : BaseStreamProcessor<IReadOnlyList<RawGlyph>>(page, resources, scanner, parser, filters, box, unit, rotation, matrix, options)
{
    private const int Ligatures = 0xFB00;
    private const int BoldWeight = 600;

    /// <summary>Of a character's width and of its size: what is within stands for all of it.</summary>
    private const double CoreStart = 0.25;
    private const double CoreBottom = 0.15;
    private const double CoreTop = 0.45;

    /// <summary>What lets a picture show only in parts.</summary>
    private static readonly List<NameToken> Masks = [NameToken.Create("SMask"), NameToken.Create("Mask"), NameToken.Create("ImageMask")];

    /// <summary>From U+FB00 on.</summary>
    private static readonly string[] LettersOfLigatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

    private static readonly string[] BoldNames = ["Bold", "Black", "Heavy", "SimHei", "黑体", "CMBX", "SFBX", "Hei"];

    private readonly List<(RawGlyph Glyph, Ink Ink)> glyphs = [];
    private readonly PageSurface surface = new(Shown(box, rotation), tally.Budget);
    private readonly Dictionary<IFont, bool> bold = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<(bool IsArtifact, bool IsHidden)> marks = new();
    private int openArtifacts;
    private int openForms;

    public override IReadOnlyList<RawGlyph> Process(int pageNumberCurrent, IReadOnlyList<IGraphicsStateOperation> operations)
    {
        CloneAllStates();
        ProcessOperations(operations);
        var seen = new List<RawGlyph>(glyphs.Count);
        foreach (var (glyph, ink) in glyphs)
            seen.Add(glyph with { Sight = ink.Kind == InkKind.Cut && seen.Count > 0 && GoesOn(seen[^1], glyph) ? seen[^1].Sight : surface.SightOf(ink) });
        return seen;
    }

    protected override void ProcessOperations(IReadOnlyList<IGraphicsStateOperation> operations)
    {
        tally.Count(operations.Count);
        foreach (var operation in operations)
        {
            tally.Budget.Look();
            operation.Run(this);
        }
    }

    /// <summary>Forms that show each other end no stack: the library sees a circle of one only.</summary>
    protected override void ProcessFormXObject(StreamToken formStream, NameToken xObjectName)
    {
        PdfLimits.Check(++openForms, PdfLimits.MaxForms, " forms within one another or more");
        var (isHidden, isVeiled) = (IsHidden(formStream), !PageSurface.IsOpaque(GetCurrentState()));
        surface.HiddenLayers += isHidden ? 1 : 0;
        surface.Veils += isVeiled ? 1 : 0;
        base.ProcessFormXObject(formStream, xObjectName);
        surface.HiddenLayers -= isHidden ? 1 : 0;
        surface.Veils -= isVeiled ? 1 : 0;
        openForms--;
    }

    public override void RenderGlyph(
        IFont font,
        CurrentGraphicsState currentState,
        double fontSize,
        double pointSize,
        int code,
        string unicode,
        long currentOffset,
        in TransformationMatrix renderingMatrix,
        in TransformationMatrix textMatrix,
        in TransformationMatrix transformationMatrix,
        CharacterBoundingBox characterBoundingBox)
    {
        tally.CountLetter();
        var text = font.TryGetUnicode(code, out var known) && known is not null ? Sound(known) : "\uFFFD";
        if (text.Length == 0)
            return;
        var start = At(textMatrix, renderingMatrix, transformationMatrix, 0, 0);
        var along = At(textMatrix, renderingMatrix, transformationMatrix, 1, 0);
        var up = At(textMatrix, renderingMatrix, transformationMatrix, 0, 1);
        var length = Distance(start, along);
        var size = Distance(start, up);
        if (!double.IsFinite(start.X + start.Y + length + size))
            return;
        var angle = (int)Math.Round(Math.Atan2(along.Y - start.Y, along.X - start.X) * 180 / Math.PI);
        var width = characterBoundingBox.Width;
        var (one, other) = (At(textMatrix, renderingMatrix, transformationMatrix, width * CoreStart, CoreBottom), At(textMatrix, renderingMatrix, transformationMatrix, width * (1 - CoreStart), CoreTop));
        var core = Area.None.With(one.X, one.Y).With(other.X, other.Y);
        var ink = surface.InkOf(currentState, core, size, length * width, font.GetType().Name.StartsWith("Type3", StringComparison.Ordinal));
        glyphs.Add((new RawGlyph(text, start.X, start.Y, length * width, size, angle, IsBold(font), font.IsVertical, openArtifacts > 0, Sight.Seen), ink));
    }

    public override void BeginMarkedContent(NameToken name, NameToken? propertyDictionaryName, DictionaryToken? properties)
    {
        var layer = name.Data != "OC" ? null : propertyDictionaryName is null ? properties : ResourceStore.GetMarkedContentPropertiesDictionary(propertyDictionaryName);
        var mark = (IsArtifact: name.Data == "Artifact", IsHidden: layer is not null && tally.Layers.Hide(layer, PdfScanner));
        marks.Push(mark);
        openArtifacts += mark.IsArtifact ? 1 : 0;
        surface.HiddenLayers += mark.IsHidden ? 1 : 0;
    }

    public override void EndMarkedContent()
    {
        if (!marks.TryPop(out var mark))
            return;
        openArtifacts -= mark.IsArtifact ? 1 : 0;
        surface.HiddenLayers -= mark.IsHidden ? 1 : 0;
    }

    protected override void RenderXObjectImage(XObjectContentRecord xObjectContentRecord)
    {
        tally.CountPicture();
        var picture = xObjectContentRecord.Stream.StreamDictionary;
        if (!IsHidden(xObjectContentRecord.Stream))
            surface.Picture(xObjectContentRecord.AppliedTransformation, !Masks.Exists(picture.ContainsKey), GetCurrentState());
    }

    /// <summary>What it may leave open is not looked at: it is small.</summary>
    protected override void RenderInlineImage(InlineImage inlineImage)
    {
        tally.CountPicture();
        surface.Picture(CurrentTransformationMatrix, false, GetCurrentState());
    }

    private bool IsHidden(StreamToken stream) =>
        stream.StreamDictionary.TryGet(NameToken.Create("OC"), PdfScanner, out DictionaryToken? layer) && tally.Layers.Hide(layer, PdfScanner);

    private static Area Shown(CropBox box, PageRotationDegrees rotation)
    {
        var shown = box.GetVisibleBounds(rotation);
        return new Area(shown.Left, shown.Bottom, shown.Right, shown.Top);
    }

    /// <summary>Of a line that runs over the edge a reader guesses the rest.</summary>
    private static bool GoesOn(RawGlyph before, RawGlyph glyph)
    {
        var (away, angle) = (before.Width + (glyph.Size / 2), glyph.Angle * Math.PI / 180);
        return before.Angle == glyph.Angle && Math.Abs(before.X + (Math.Cos(angle) * before.Width) - glyph.X) < away && Math.Abs(before.Y + (Math.Sin(angle) * before.Width) - glyph.Y) < glyph.Size / 2;
    }

    private static PdfPoint At(in TransformationMatrix text, in TransformationMatrix rendering, in TransformationMatrix page, double x, double y) =>
        page.Transform(text.Transform(rendering.Transform(new PdfPoint(x, y))));

    /// <summary>Without ligatures, for which fonts have one glyph, and without what is no character.</summary>
    private static string Sound(string text)
    {
        if (text.Length == 1 && text[0] is >= ' ' and < '\u007F')
            return text;
        var sound = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value - Ligatures is >= 0 and var at && at < LettersOfLigatures.Length)
                sound.Append(LettersOfLigatures[at]);
            else if (rune.Value is '\t' or '\n' or '\r')
                sound.Append(' ');
            else if (Rune.IsControl(rune) || rune.Value == '\uFFFF' || rune.Value == '\uFFFE')
                sound.Append('\uFFFD');
            else
                sound.Append(rune.ToString());
        }

        return sound.ToString();
    }

    private bool IsBold(IFont font)
    {
        if (!bold.TryGetValue(font, out var isBold))
        {
            var name = font.Details.Name ?? font.Name?.Data ?? "";
            isBold = font.Details.IsBold || font.Details.Weight >= BoldWeight || BoldNames.Any(n => name.Contains(n, StringComparison.OrdinalIgnoreCase));
            bold.Add(font, isBold);
        }

        return isBold;
    }

    private static double Distance(PdfPoint one, PdfPoint other) => Math.Sqrt(Math.Pow(one.X - other.X, 2) + Math.Pow(one.Y - other.Y, 2));

    public override void BeginSubpath()
    {
    }

    public override PdfPoint? CloseSubpath()
    {
        surface.Path.Finish();
        return null;
    }

    public override void StrokePath(bool close)
    {
        surface.Stroke(GetCurrentState());
        EndPath();
    }

    public override void FillPath(FillingRule fillingRule, bool close)
    {
        surface.Fill(GetCurrentState());
        EndPath();
    }

    public override void FillStrokePath(FillingRule fillingRule, bool close)
    {
        surface.Fill(GetCurrentState());
        surface.Stroke(GetCurrentState());
        EndPath();
    }

    public override void MoveTo(double x, double y) => surface.Path.Begin(CurrentTransformationMatrix.Transform(new PdfPoint(x, y)));

    public override void BezierCurveTo(double x2, double y2, double x3, double y3)
    {
        AddPoint(x2, y2, true);
        AddPoint(x3, y3, true);
    }

    public override void BezierCurveTo(double x1, double y1, double x2, double y2, double x3, double y3)
    {
        AddPoint(x1, y1, true);
        BezierCurveTo(x2, y2, x3, y3);
    }

    public override void LineTo(double x, double y) => AddPoint(x, y, false);

    public override void Rectangle(double x, double y, double width, double height)
    {
        PageSurface.Draw(surface.Path, CurrentTransformationMatrix, x, y, x + width, y + height);
        surface.Path.Finish();
    }

    public override void EndPath() => surface.Path.Clear();

    public override void ClosePath() => surface.Path.Finish();

    public override void ModifyClippingIntersect(FillingRule clippingRule) => surface.Clip(GetCurrentState());

    protected override void ClipToRectangle(PdfRectangle rectangle, FillingRule clippingRule) => PageSurface.Clip(rectangle, GetCurrentState());

    public override void PaintShading(NameToken shadingName) => surface.Shading(GetCurrentState());

    private void AddPoint(double x, double y, bool isCurve) => surface.Path.Add(CurrentTransformationMatrix.Transform(new PdfPoint(x, y)), isCurve);
}
