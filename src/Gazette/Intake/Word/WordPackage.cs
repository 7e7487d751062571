using System.Globalization;
using System.IO.Compression;
using System.Xml;
using Gazette.Drafts;
using Gazette.Uploads;

namespace Gazette.Intake.Word;

/// <summary>
/// Looks through a package before the library opens it: sizes by its directory and again while it is read, and how its
/// XML is built. A file of a kilobyte can unpack to gigabytes, or nest elements until the process dies.
/// </summary>
internal static class WordPackage
{
    public const int MaxEntries = 2_000;

    /// <summary>Unpacked, all parts together.</summary>
    public const long MaxBytes = 128 * 1024 * 1024;

    /// <summary>Of XML, unpacked, all parts together.</summary>
    public const long MaxXmlBytes = 64 * 1024 * 1024;

    /// <summary>Of a part of XML larger than <see cref="RatioFrom"/>, unpacked to packed.</summary>
    public const int MaxRatio = 200;

    /// <summary>Elements of XML, all parts together. Each costs some 200 bytes of memory.</summary>
    public const int MaxElements = 500_000;

    /// <summary>XML elements within one another.</summary>
    public const int MaxDepth = 160;

    private const long RatioFrom = 1024 * 1024;

    private const string Remedy = "Copy the article's text into a new document, save that as .docx and upload it.";

    /// <summary>Null when the package is within all limits.</summary>
    /// <param name="unreadable">Gets the names of entries that are no XML. What a part is, its name does not tell.</param>
    /// <returns>A fault whose detail goes on after the file's name.</returns>
    /// <exception cref="InvalidDataException">It is no zip archive, or one whose parts are put together of pieces.</exception>
    public static Rejection? Check(Stream file, HashSet<string> unreadable, ProcessingBudget budget)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        var entries = archive.Entries;
        if (entries.Count > MaxEntries)
            return TooMuch("has", entries.Count, "parts", MaxEntries);
        if (entries.Sum(e => Math.Min(e.Length, MaxBytes)) is > MaxBytes and var all)
            return TooMuch("has", all, "bytes unpacked or more", MaxBytes);
        if (entries.Any(e => e.FullName.EndsWith(".piece", StringComparison.OrdinalIgnoreCase)))
            throw new InvalidDataException("Parts in pieces cannot be looked through one by one.");
        var xml = new XmlCount(unreadable);
        return entries.Select(e => xml.Read(e, budget)).FirstOrDefault(fault => fault is not null);
    }

    private static Rejection TooMuch(string verb, long own, string what, long limit) => new(
        RejectionReason.TooComplex, string.Create(CultureInfo.InvariantCulture, $"{verb} {own:N0} {what}; the limit is {limit:N0}. {Remedy}"));

    private sealed class XmlCount(HashSet<string> unreadable)
    {
        private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxXmlBytes };

        private long elements;
        private long bytes;

        public Rejection? Read(ZipArchiveEntry entry, ProcessingBudget budget)
        {
            using var counted = new CountedStream(entry.Open(), MaxXmlBytes - bytes);
            try
            {
                using var reader = XmlReader.Create(counted, Settings);
                while (reader.Read())
                {
                    budget.Look();
                    if (reader.NodeType == XmlNodeType.Element && reader.Depth == 0 && entry.Length > RatioFrom && entry.Length / Math.Max(1, entry.CompressedLength) is > MaxRatio and var ratio)
                        return TooMuch("has a part that is packed", ratio, "to 1", MaxRatio);
                    if (reader.Depth > MaxDepth)
                        return TooMuch("nests elements", reader.Depth, "deep", MaxDepth);
                    if (reader.NodeType == XmlNodeType.Element && ++elements > MaxElements)
                        return TooMuch("has", elements, "elements or more", MaxElements);
                }
            }
            catch (Exception fault) when (fault is XmlException or InvalidDataException)
            {
                // A picture, or a broken part, of which is told where it is needed; one with a DTD is one.
                unreadable.Add(entry.FullName);
            }
            catch (EndOfStreamException)
            {
                return TooMuch("has", MaxXmlBytes, "bytes of XML unpacked, and more", MaxXmlBytes);
            }

            bytes += counted.Count;
            return null;
        }
    }

    /// <summary>Ends with an exception where more comes out than may.</summary>
    private sealed class CountedStream(Stream inner, long most) : Stream
    {
        public long Count { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => Count;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Counted(inner.Read(buffer, offset, count));

        public override int Read(Span<byte> buffer) => Counted(inner.Read(buffer));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }

        private int Counted(int read) => (Count += read) <= most ? read : throw new EndOfStreamException();
    }
}
