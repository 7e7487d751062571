using Gazette.Drafts;
using Gazette.Intake.Pdf.Visibility;

namespace Gazette.Intake.Pdf;

/// <summary>What was read of a document so far, all pages together.</summary>
internal sealed class PdfTally(ProcessingBudget budget)
{
    private long operations;
    private long unpacked;

    public ProcessingBudget Budget => budget;

    /// <summary>Of the document that is read; null for none.</summary>
    public PdfEncryption? Encryption { get; init; }

    /// <summary>Of the document that is read.</summary>
    public Layers Layers { get; set; } = new();

    public int Letters { get; private set; }

    public int Pictures { get; private set; }

    public void Count(int more) => PdfLimits.Check(operations += more, PdfLimits.MaxOperations, " drawing operations or more");

    public void CountLetter()
    {
        budget.Look();
        PdfLimits.Check(++Letters, PdfLimits.MaxLetters, " letters or more");
    }

    public void CountUnpacked(int bytes)
    {
        budget.Look();
        PdfLimits.Check(unpacked += bytes, PdfLimits.MaxUnpacked, " bytes or more once unpacked");
    }

    public void CountPicture() => Pictures++;
}
