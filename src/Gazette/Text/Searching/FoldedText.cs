using System.Text;
using Gazette.Text.Scripts;

namespace Gazette.Text.Searching;

/// <summary>
/// A text as it is searched: Chinese in Simplified characters one by one, full-width forms half as wide, letters small and without accents. Each
/// of its units knows where in the text it comes from.
/// </summary>
internal sealed class FoldedText
{
    private const int ToHalfWidth = 0xFEE0;

    private const char FirstLatin = '\u00C0';
    private const char FirstAdditional = '\u1E00';

    // The letters under the accents of U+00C0 to U+024F and U+1E00 to U+1EFF. The runtime's own normalization depends on what is installed.
    private const string Latin =
        "aaaaaaæceeeeiiiiðnooooo×øuuuuyþßaaaaaaæceeeeiiiiðnooooo÷øuuuuyþyaaaaaaccccccccddđđeeeeeeeeeegggggggghhħħiiiiiiiiiıĳĳjjkk" +
        "ĸllllllŀŀłłnnnnnnŉŋŋooooooœœrrrrrrssssssssttttŧŧuuuuuuuuuuuuwwyyyzzzzzzſƀɓƃƃƅƅɔƈƈɖɗƌƌƍǝəɛƒƒɠɣƕɩɨƙƙƚƛɯɲƞɵooƣƣƥƥʀƨƨʃƪƫƭƭʈu" +
        "uʊʋƴƴƶƶʒƹƹƺƻƽƽƾƿǀǁǂǃǆǆǆǉǉǉǌǌǌaaiioouuuuuuuuuuǝaaaaǣǣǥǥggkkooooǯǯjǳǳǳggƕƿnnaaǽǽǿǿaaaaeeeeiiiioooorrrruuuussttȝȝhhƞȡȣȣȥȥaa" +
        "eeooooooooyyȴȵȶȷȸȹⱥȼȼƚⱦȿɀɂɂƀʉʌɇɇɉɉɋɋɍɍɏɏ";

    private const string Additional =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuu" +
        "uuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyẚẛẜẝßẟaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuu" +
        "uuyyyyyyyyỻỻỽỽỿỿ";

    private readonly List<int> places;

    private FoldedText(string text, List<int> places) => (Text, this.places) = (text, places);

    public string Text { get; }

    public static FoldedText Of(string source)
    {
        var (folded, places) = (new StringBuilder(source.Length), new List<int>(source.Length + 1));
        var characters = PhraseTables.Named("TSCharacters");
        for (var i = 0; i < source.Length;)
        {
            var length = char.IsHighSurrogate(source[i]) && i + 1 < source.Length && char.IsLowSurrogate(source[i + 1]) ? 2 : 1;
            var before = folded.Length;
            if (Han.Is(source[i]) && characters.TryMatch(source.AsSpan(i, length), out var matched, out var value) && matched == length && value is { } simplified)
                folded.Append(characters.ValueOf(simplified));
            else if (length == 2)
                folded.Append(source, i, length);
            else
                folded.Append(Fold(source[i]));
            for (; before < folded.Length; before++)
                places.Add(i);
            i += length;
        }

        places.Add(source.Length);
        return new FoldedText(folded.ToString(), places);
    }

    /// <summary>Where in the source the unit at this place comes from; of the place behind the last one, the source's end.</summary>
    public int SourceOf(int place) => places[place];

    private static char Fold(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => char.ToLowerInvariant((char)(c - ToHalfWidth)),
        '\u3000' or '\u00A0' => ' ',
        < '\u0080' => char.ToLowerInvariant(c),
        >= FirstLatin and < '\u0250' => Latin[c - FirstLatin],
        >= FirstAdditional and < '\u1F00' => Additional[c - FirstAdditional],
        _ => char.ToLowerInvariant(c),
    };
}
