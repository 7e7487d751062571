using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace Gazette.Intake.Pdf;

/// <summary>Reads one page of a document: its characters and its links.</summary>
internal sealed class PageReader(IPdfTokenScanner scanner, IResourceStore resources, ILookupFilterProvider filters, IPageContentParser parser, ParsingOptions options)
    : BasePageFactory<PdfPage>(scanner, resources, filters, parser, options), IPageFactory<PdfPage>
{
    /// <summary>A page's content may be one stream a thousand times.</summary>
    PdfPage IPageFactory<PdfPage>.Create(int number, DictionaryToken dictionary, PageTreeMembers pageTreeMembers, NamedDestinations namedDestinations)
    {
        var length = 0L;
        foreach (var part in dictionary.TryGet(NameToken.Contents, PdfScanner, out ArrayToken? parts) ? parts.Data : [])
            PdfLimits.Check(length += Direct<StreamToken>(part)?.Data.Length ?? 0, PdfLimits.MaxStream, " bytes in the content of one page");
        return Create(number, dictionary, pageTreeMembers, namedDestinations);
    }

    protected override PdfPage ProcessPage(
        int pageNumber,
        DictionaryToken dictionary,
        NamedDestinations namedDestinations,
        MediaBox mediaBox,
        CropBox cropBox,
        UserSpaceUnit userSpaceUnit,
        PageRotationDegrees rotation,
        TransformationMatrix initialMatrix,
        IReadOnlyList<IGraphicsStateOperation> operations)
    {
        var tally = ((BoundedFilters)ParsingOptions.FilterProvider!).Tally;
        var collector = new GlyphCollector(pageNumber, ResourceStore, PdfScanner, PageContentParser, FilterProvider, cropBox, userSpaceUnit, rotation, initialMatrix, ParsingOptions, tally);
        var glyphs = collector.Process(pageNumber, operations);
        var shown = cropBox.GetVisibleBounds(rotation);
        return new PdfPage(pageNumber, shown.Width, shown.Height, glyphs, [.. LinksOf(dictionary, initialMatrix)]);
    }

    private IEnumerable<PdfLink> LinksOf(DictionaryToken page, TransformationMatrix matrix)
    {
        if (!page.TryGet(NameToken.Annots, PdfScanner, out ArrayToken? notes))
            yield break;
        foreach (var note in notes.Data.Take(PdfLimits.MaxLinks))
        {
            if (Direct<DictionaryToken>(note) is { } link && LinkOf(link, matrix) is { } found)
                yield return found;
        }
    }

    private PdfLink? LinkOf(DictionaryToken note, TransformationMatrix matrix)
    {
        const int Sides = 4;
        if (!note.TryGet(NameToken.A, PdfScanner, out DictionaryToken? action)
            || AddressOf(action) is not { Length: > 0 } address
            || !note.TryGet(NameToken.Rect, PdfScanner, out ArrayToken? sides)
            || sides.Data.OfType<NumericToken>().ToArray() is not { Length: Sides } at)
        {
            return null;
        }

        var place = matrix.Transform(new PdfRectangle(at[0].Double, at[1].Double, at[2].Double, at[3].Double));
        var (x, y) = (new[] { place.BottomLeft.X, place.TopRight.X }, new[] { place.BottomLeft.Y, place.TopRight.Y });
        return new PdfLink(x.Min(), y.Min(), x.Max(), y.Max(), address);
    }

    private string? AddressOf(DictionaryToken action) =>
        action.TryGet(NameToken.Uri, PdfScanner, out StringToken? text) ? text.Data.Trim()
        : action.TryGet(NameToken.Uri, PdfScanner, out HexToken? digits) ? digits.Data.Trim()
        : null;

    private T? Direct<T>(IToken token)
        where T : class, IToken =>
        token as T ?? (token is IndirectReferenceToken reference ? PdfScanner.Get(reference.Data)?.Data as T : null);
}
