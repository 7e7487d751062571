using System.Globalization;
using Gazette.Uploads;
using MimeKit;

namespace Gazette.Intake;

/// <summary>
/// How complicated a web archive or a mail message may be, read off before anything is built of it. Decoding cannot make the page larger
/// than the file: MIME's encodings only add bytes.
/// </summary>
internal sealed class WebArchiveLimits : MimeReader
{
    public const int MaxParts = 1000;

    /// <summary>The page in alternatives in related parts; what nests deeper is no page that a browser has saved.</summary>
    public const int MaxDepth = 8;

    public const int MaxHeaderBytes = 64 * 1024;

    private int parts;
    private int depth;
    private long headerBytes;

    private WebArchiveLimits(Stream stream)
        : base(stream, MimeFormat.Entity)
    {
    }

    /// <summary>Null when the archive is within the limits.</summary>
    /// <param name="remedy">A sentence that tells the editor what to do instead.</param>
    public static Rejection? Check(Stream stream, string remedy, CancellationToken cancellation = default)
    {
        try
        {
            new WebArchiveLimits(stream).ReadEntity(cancellation);
            return null;
        }
        catch (Exceeded limit)
        {
            return new Rejection(RejectionReason.TooComplex, $"{limit.Message}. {remedy}");
        }
    }

    protected override void OnHeadersBegin(long beginOffset, int beginLineNumber, CancellationToken cancellationToken) => headerBytes = 0;

    protected override void OnHeaderRead(Header header, int beginLineNumber, CancellationToken cancellationToken)
    {
        headerBytes += header.RawField.Length + header.RawValue.Length;
        if (headerBytes > MaxHeaderBytes)
            throw new Exceeded($"has a header of {Number(headerBytes)} bytes or more at line {beginLineNumber}; the limit is {Number(MaxHeaderBytes)}");
    }

    protected override void OnMimePartBegin(ContentType contentType, long beginOffset, int beginLineNumber, CancellationToken cancellationToken) => Count(beginLineNumber);

    protected override void OnMessagePartBegin(ContentType contentType, long beginOffset, int beginLineNumber, CancellationToken cancellationToken)
    {
        Count(beginLineNumber);
        Enter(beginLineNumber);
    }

    protected override void OnMessagePartEnd(ContentType contentType, long beginOffset, int beginLineNumber, long headersEndOffset, long endOffset, int lines, CancellationToken cancellationToken) => depth--;

    protected override void OnMultipartBegin(ContentType contentType, long beginOffset, int beginLineNumber, CancellationToken cancellationToken)
    {
        Count(beginLineNumber);
        Enter(beginLineNumber);
    }

    protected override void OnMultipartEnd(ContentType contentType, long beginOffset, int beginLineNumber, long headersEndOffset, long endOffset, int lines, CancellationToken cancellationToken) => depth--;

    private void Count(int line)
    {
        if (++parts > MaxParts)
            throw new Exceeded($"has {Number(parts)} parts up to line {line}; the limit is {Number(MaxParts)}");
    }

    private void Enter(int line)
    {
        if (++depth > MaxDepth)
            throw new Exceeded($"nests parts {depth} deep at line {line}; the limit is {MaxDepth}");
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private sealed class Exceeded(string message) : Exception(message);
}
