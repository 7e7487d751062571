using System.Globalization;
using MimeKit;

namespace Gazette.Intake;

/// <summary>
/// How complicated a web archive may be, read off before anything is built of it. Decoding cannot make the page larger
/// than the file: MIME's encodings only add bytes.
/// </summary>
internal sealed class WebArchiveLimits : MimeReader
{
    public const int MaxParts = 1000;

    /// <summary>The page in alternatives in related parts; what nests deeper is no page that a browser has saved.</summary>
    public const int MaxDepth = 8;

    public const int MaxHeaderBytes = 64 * 1024;

    private const string Remedy = "In the browser choose \"Save as: web page, HTML only\", then upload the .html file.";

    private int parts;
    private int depth;
    private long headerBytes;

    private WebArchiveLimits(Stream stream)
        : base(stream, MimeFormat.Entity)
    {
    }

    /// <summary>Null when the archive is within the limits.</summary>
    public static Rejection? Check(Stream stream)
    {
        try
        {
            new WebArchiveLimits(stream).ReadEntity();
            return null;
        }
        catch (Exceeded limit)
        {
            return new Rejection(RejectionReason.TooComplex, $"{limit.Message}. {Remedy}");
        }
    }

    protected override void OnHeadersBegin(long beginOffset, int beginLineNumber, CancellationToken cancellationToken) => headerBytes = 0;

    protected override void OnHeaderRead(Header header, int beginLineNumber, CancellationToken cancellationToken)
    {
        headerBytes += header.RawField.Length + header.RawValue.Length;
        if (headerBytes > MaxHeaderBytes)
            throw new Exceeded($"has a header of more than {Number(MaxHeaderBytes)} bytes");
    }

    protected override void OnMimePartBegin(ContentType contentType, long beginOffset, int beginLineNumber, CancellationToken cancellationToken) => Count();

    protected override void OnMessagePartBegin(ContentType contentType, long beginOffset, int beginLineNumber, CancellationToken cancellationToken)
    {
        Count();
        Enter();
    }

    protected override void OnMessagePartEnd(ContentType contentType, long beginOffset, int beginLineNumber, long headersEndOffset, long endOffset, int lines, CancellationToken cancellationToken) => depth--;

    protected override void OnMultipartBegin(ContentType contentType, long beginOffset, int beginLineNumber, CancellationToken cancellationToken)
    {
        Count();
        Enter();
    }

    protected override void OnMultipartEnd(ContentType contentType, long beginOffset, int beginLineNumber, long headersEndOffset, long endOffset, int lines, CancellationToken cancellationToken) => depth--;

    private void Count()
    {
        if (++parts > MaxParts)
            throw new Exceeded($"has more than {Number(MaxParts)} parts");
    }

    private void Enter()
    {
        if (++depth > MaxDepth)
            throw new Exceeded($"nests parts more than {MaxDepth} deep");
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private sealed class Exceeded(string message) : Exception(message);
}
