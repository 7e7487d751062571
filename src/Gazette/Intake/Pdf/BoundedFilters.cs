using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Gazette.Intake.Pdf;

/// <summary>Unpacks a document's streams, as far as the limits go: all that is packed comes through here.</summary>
internal sealed class BoundedFilters(PdfTally tally) : IFilterProvider
{
    private static readonly IFilterProvider Known = DefaultFilterProvider.Instance;

    /// <summary>The reader of a page, which the library makes itself, finds it here.</summary>
    public PdfTally Tally => tally;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bound(Known.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bound(Known.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Bound(Known.GetAllFilters());

    private BoundedFilter[] Bound(IReadOnlyList<IFilter> filters) => [.. filters.Select(f => new BoundedFilter(this, f))];

    private sealed class BoundedFilter(BoundedFilters filters, IFilter filter) : IFilter
    {
        private const int Chunk = 64 * 1024;

        /// <summary>What Deflate reaches at most.</summary>
        private const int DeflateRatio = 1032;

        /// <summary>What LZW reaches at most with the longest of its words at twelve bits each.</summary>
        private const int LzwRatio = 2731;

        private const int RunLengthRatio = 64;

        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken dictionary, IFilterProvider provider, int index)
        {
            var limit = IsFont(dictionary) ? PdfLimits.MaxFont : PdfLimits.MaxStream;
            PdfLimits.Check(Least(input, limit), limit, " bytes or more in one stream once unpacked");
            var output = filter.Decode(input, dictionary, provider, index);
            PdfLimits.Check(output.Length, limit, " bytes in one stream once unpacked");
            filters.Tally.CountUnpacked(output.Length);
            PdfScan.Check(output.Span);
            filters.Tally.Encryption?.Check(output.Span);
            return output;
        }

        /// <summary>How many bytes it has at least once unpacked, as far as the limit: nothing is kept of them.</summary>
        private long Least(Memory<byte> input, int limit) => filter switch
        {
            FlateFilter when (long)input.Length * DeflateRatio > limit => Inflated(input, limit),
            LzwFilter when (long)input.Length * LzwRatio > limit => LzwLength.Of(input.Span, limit),
            RunLengthFilter => Math.Min((long)input.Length, (limit / RunLengthRatio) + 1) * RunLengthRatio > limit ? RunLength(input.Span) : 0,
            _ => 0,
        };

        private static long Inflated(Memory<byte> input, int limit)
        {
            const int Header = 2;
            var length = 0L;
            try
            {
                using var packed = new MemoryStream(input[Math.Min(Header, input.Length)..].ToArray(), writable: false);
                using var inflater = new DeflateStream(packed, CompressionMode.Decompress);
                var buffer = new byte[Chunk];
                for (int read; length <= limit && (read = inflater.Read(buffer)) > 0;)
                    length += read;
            }
            catch (InvalidDataException)
            {
                // Broken from there on: whoever unpacks it gets no further either.
            }

            return length;
        }

        private static long RunLength(ReadOnlySpan<byte> input)
        {
            const byte End = 128;
            var length = 0L;
            for (var i = 0; i < input.Length && input[i] != End;)
            {
                var isRun = input[i] > End;
                length += isRun ? 257 - input[i] : input[i] + 1;
                i += isRun ? 2 : input[i] + 2;
            }

            return length;
        }

        private static bool IsFont(DictionaryToken dictionary) =>
            dictionary.ContainsKey(NameToken.Length1) || (dictionary.TryGet(NameToken.Subtype, out NameToken kind) && kind.Data is "Type1C" or "CIDFontType0C" or "OpenType");
    }
}
