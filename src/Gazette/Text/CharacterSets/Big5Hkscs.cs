using System.Globalization;
using System.Text;

namespace Gazette.Text.CharacterSets;

/// <summary>
/// Reads Big5 with Hong Kong's supplementary characters: code page 950, which lacks them (啲, 咗, 喺), and on top of it the
/// list in <c>Data/big5-hkscs.txt</c>.
/// </summary>
internal static class Big5Hkscs
{
    private const string Resource = "Gazette.Text.CharacterSets.Data.big5-hkscs.txt";
    private const int FirstLead = 0x81;

    private static readonly Lazy<string?[]> Characters = new(Read);

    /// <param name="fault">Told each pair or byte that cannot be read; it answers with what is to stand for it.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, bool flush, Func<ReadOnlySpan<byte>, char> fault)
    {
        var text = new StringBuilder(bytes.Length);
        var characters = Characters.Value;
        for (var i = 0; i < bytes.Length; i++)
        {
            var lead = bytes[i];
            if (lead < 0x80)
            {
                text.Append((char)lead);
            }
            else if (i + 1 == bytes.Length && !flush)
            {
                break;
            }
            else if (lead is >= FirstLead and < 0xFF && i + 1 < bytes.Length && characters[IndexOf(lead, bytes[i + 1])] is { } character)
            {
                text.Append(character);
                i++;
            }
            else
            {
                // A trail byte that is ASCII is more likely a character of its own.
                var length = lead is not (0x80 or 0xFF) && i + 1 < bytes.Length && bytes[i + 1] >= 0x80 ? 2 : 1;
                text.Append(fault(bytes.Slice(i, length)));
                i += length - 1;
            }
        }

        return text.ToString();
    }

    private static int IndexOf(byte lead, byte trail) => ((lead - FirstLead) << 8) + trail;

    private static string?[] Read()
    {
        var characters = new string?[(0xFF - FirstLead) << 8];
        var page = CharacterSet.Open("big5", DecoderFallback.ReplacementFallback);
        for (var i = 0; i < characters.Length; i++)
        {
            var text = page.GetString([(byte)((i >> 8) + FirstLead), (byte)i]);
            // What Windows puts into the private use area are the places that the supplement fills.
            characters[i] = text is [not ('\uFFFD' or '?' or (>= '\uE000' and <= '\uF8FF'))] ? text : null;
        }

        foreach (var line in DataFile.Lines(Resource))
            Add(characters, line);
        return characters;
    }

    private static void Add(string?[] characters, string line)
    {
        var lead = byte.Parse(line.AsSpan(0, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var trail = byte.Parse(line.AsSpan(2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        if (line[4] == '=')
        {
            characters[IndexOf(lead, trail)] = line[5..];
            return;
        }

        foreach (var rune in line.AsSpan(5).EnumerateRunes())
        {
            characters[IndexOf(lead, trail)] = rune.ToString();
            trail = trail == 0x7E ? (byte)0xA1 : (byte)(trail + 1);
        }
    }
}
