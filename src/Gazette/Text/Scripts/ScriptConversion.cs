using System.Buffers;

namespace Gazette.Text.Scripts;

/// <summary>
/// One conversion as OpenCC's configurations name it. The text is first cut where its longest phrases begin and end; each piece then goes
/// through the stages, and no phrase of a later stage reaches across a cut.
/// </summary>
internal sealed class ScriptConversion
{
    public static readonly ScriptConversion SimplifiedToTraditional = new("STPhrases", [["STPhrases", "STCharacters"]]);
    public static readonly ScriptConversion SimplifiedToTaiwan = new("STPhrases", [["STPhrases", "STCharacters"], ["TWPhrases"], ["TWVariants"]]);
    public static readonly ScriptConversion SimplifiedToHongKong = new("STPhrases", [["STPhrases", "STCharacters"], ["HKVariants"]]);
    public static readonly ScriptConversion TraditionalToSimplified = new("TSPhrases", [["TSPhrases", "TSCharacters"]]);
    public static readonly ScriptConversion TaiwanToSimplified = new("TSPhrases", [["TWPhrasesRev", "TWVariantsRevPhrases", "TWVariantsRev"], ["TSPhrases", "TSCharacters"]]);
    public static readonly ScriptConversion HongKongToSimplified = new("TSPhrases", [["HKVariantsRevPhrases", "HKVariantsRev"], ["TSPhrases", "TSCharacters"]]);
    public static readonly ScriptConversion TraditionalToTaiwan = new("TWVariants", [["TWVariants"]]);
    public static readonly ScriptConversion TraditionalToHongKong = new("HKVariants", [["HKVariants"]]);
    public static readonly ScriptConversion TaiwanToTraditional = new("TWVariantsRevPhrases", [["TWVariantsRevPhrases", "TWVariantsRev"]]);
    public static readonly ScriptConversion HongKongToTraditional = new("HKVariantsRevPhrases", [["HKVariantsRevPhrases", "HKVariantsRev"]]);

    /// <summary>Of every phrase what its characters become one by one, as converters do that know no phrases.</summary>
    public static readonly ScriptConversion TraditionalCharacters = new("TWVariants", [["TSCharacters"]]);

    private readonly Lazy<(PhraseTable Cuts, PhraseTable[][] Stages)> tables;

    /// <param name="cuts">The phrases by which a text is cut.</param>
    /// <param name="stages">Of each the dictionaries in their order: the first that has an entry decides.</param>
    private ScriptConversion(string cuts, string[][] stages) =>
        tables = new(() => (PhraseTables.Named(cuts), [.. stages.Select(stage => stage.Select(PhraseTables.Named).ToArray())]));

    public string Convert(ReadOnlySpan<char> text)
    {
        var (cuts, stages) = tables.Value;
        var (ends, converted) = (new List<int>(text.Length / 2), new ArrayBufferWriter<char>(text.Length + 16));
        // Mostly the phrases that cut are the first dictionary of the first stage too: then each is looked up once.
        if (stages[0][0] == cuts)
            CutAndConvert(text, cuts, stages[0], ends, converted);
        else
            Cut(text, cuts, ends, converted);
        foreach (var stage in stages[0][0] == cuts ? stages[1..] : stages)
        {
            var before = converted.WrittenSpan;
            var start = 0;
            var after = new ArrayBufferWriter<char>(before.Length + 16);
            for (var i = 0; i < ends.Count; i++)
            {
                Apply(stage, before[start..ends[i]], after);
                (start, ends[i]) = (ends[i], after.WrittenCount);
            }

            converted = after;
        }

        return converted.WrittenSpan.ToString();
    }

    /// <param name="ends">Gets those of the pieces: each a phrase, or all that stands between two phrases.</param>
    private static void Cut(ReadOnlySpan<char> text, PhraseTable phrases, List<int> ends, ArrayBufferWriter<char> copy)
    {
        copy.Write(text);
        var start = 0;
        for (var at = 0; at < text.Length;)
        {
            if (!phrases.TryMatch(text[at..], out var length, out _))
            {
                at++;
                continue;
            }

            if (at > start)
                ends.Add(at);
            start = at += length;
            ends.Add(at);
        }

        if (start < text.Length)
            ends.Add(text.Length);
    }

    /// <param name="ends">Gets those of the converted pieces.</param>
    private static void CutAndConvert(ReadOnlySpan<char> text, PhraseTable phrases, PhraseTable[] stage, List<int> ends, ArrayBufferWriter<char> converted)
    {
        var (others, start) = (stage[1..], 0);
        for (var at = 0; at < text.Length;)
        {
            if (!phrases.TryMatch(text[at..], out var length, out var value))
            {
                at++;
                continue;
            }

            Between(text[start..at]);
            if (value is { } known)
                converted.Write(phrases.ValueOf(known));
            else
                Apply(stage.AsSpan()[^1..], text.Slice(at, length), converted);
            start = at += length;
            ends.Add(converted.WrittenCount);
        }

        Between(text[start..]);

        void Between(ReadOnlySpan<char> piece)
        {
            if (piece.Length == 0)
                return;
            Apply(others, piece, converted);
            ends.Add(converted.WrittenCount);
        }
    }

    private static void Apply(ReadOnlySpan<PhraseTable> stage, ReadOnlySpan<char> piece, ArrayBufferWriter<char> converted)
    {
        for (var at = 0; at < piece.Length;)
        {
            var length = 0;
            foreach (var table in stage)
            {
                if (!table.TryMatch(piece[at..], out length, out var value))
                    continue;
                if (value is { } known)
                    converted.Write(table.ValueOf(known));
                else
                    // The last dictionary of a stage is that of the characters.
                    Apply(stage[^1..], piece.Slice(at, length), converted);
                break;
            }

            if (length == 0)
                converted.Write(piece.Slice(at, length = 1));
            at += length;
        }
    }
}
