using System.Text;
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

/// <summary>Runs a page's content and keeps its characters; pictures are counted, drawings passed over.</summary>
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

    /// <summary>From U+FB00 on.</summary>
    private static readonly string[] LettersOfLigatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

    private static readonly string[] BoldNames = ["Bold", "Black", "Heavy", "SimHei", "黑体", "CMBX", "SFBX", "Hei"];

    private readonly List<RawGlyph> glyphs = [];
    private readonly Dictionary<IFont, bool> bold = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<bool> artifacts = new();
    private int openArtifacts;
    private int openForms;

    public override IReadOnlyList<RawGlyph> Process(int pageNumberCurrent, IReadOnlyList<IGraphicsStateOperation> operations)
    {
        CloneAllStates();
        ProcessOperations(operations);
        return glyphs;
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
        base.ProcessFormXObject(formStream, xObjectName);
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
        var start = transformationMatrix.Transform(textMatrix.Transform(renderingMatrix.Transform(new PdfPoint(0, 0))));
        var along = transformationMatrix.Transform(textMatrix.Transform(renderingMatrix.Transform(new PdfPoint(1, 0))));
        var up = transformationMatrix.Transform(textMatrix.Transform(renderingMatrix.Transform(new PdfPoint(0, 1))));
        var length = Distance(start, along);
        var size = Distance(start, up);
        if (!double.IsFinite(start.X + start.Y + length + size))
            return;
        var angle = (int)Math.Round(Math.Atan2(along.Y - start.Y, along.X - start.X) * 180 / Math.PI);
        var isUnseen = currentState.FontState.TextRenderingMode is TextRenderingMode.Neither or TextRenderingMode.NeitherClip;
        glyphs.Add(new RawGlyph(text, start.X, start.Y, length * characterBoundingBox.Width, size, angle, IsBold(font), font.IsVertical, isUnseen, openArtifacts > 0));
    }

    public override void BeginMarkedContent(NameToken name, NameToken? propertyDictionaryName, DictionaryToken? properties)
    {
        var isArtifact = name.Data == "Artifact";
        artifacts.Push(isArtifact);
        openArtifacts += isArtifact ? 1 : 0;
    }

    public override void EndMarkedContent()
    {
        if (artifacts.TryPop(out var isArtifact) && isArtifact)
            openArtifacts--;
    }

    protected override void RenderXObjectImage(XObjectContentRecord xObjectContentRecord) => tally.CountPicture();

    protected override void RenderInlineImage(InlineImage inlineImage) => tally.CountPicture();

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

    public override PdfPoint? CloseSubpath() => null;

    public override void StrokePath(bool close)
    {
    }

    public override void FillPath(FillingRule fillingRule, bool close)
    {
    }

    public override void FillStrokePath(FillingRule fillingRule, bool close)
    {
    }

    public override void MoveTo(double x, double y)
    {
    }

    public override void BezierCurveTo(double x2, double y2, double x3, double y3)
    {
    }

    public override void BezierCurveTo(double x1, double y1, double x2, double y2, double x3, double y3)
    {
    }

    public override void LineTo(double x, double y)
    {
    }

    public override void Rectangle(double x, double y, double width, double height)
    {
    }

    public override void EndPath()
    {
    }

    public override void ClosePath()
    {
    }

    public override void ModifyClippingIntersect(FillingRule clippingRule)
    {
    }

    protected override void ClipToRectangle(PdfRectangle rectangle, FillingRule clippingRule)
    {
    }

    public override void PaintShading(NameToken shadingName)
    {
    }
}
