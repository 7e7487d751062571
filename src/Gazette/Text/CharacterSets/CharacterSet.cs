using System.Text;
namespace Gazette.Text.CharacterSets;

/// <summary>The character sets that uploads come in, and the one place that registers the code pages.</summary>
internal static class CharacterSet
{
    static CharacterSet() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public const string Utf8 = "utf-8";

    /// <summary>GB 2312, GBK and GB 18030 are one set: each contains the one before.</summary>
    public const string Gb18030 = "gb18030";

    /// <summary>With Hong Kong's supplementary characters, as the WHATWG Encoding Standard has it.</summary>
    public const string Big5 = "big5";

    /// <summary>
    /// Tried when the bytes are not UTF-8. Beside each its handicap in nats, as the likelihood of its letters is counted: how much
    /// rarer such files are here than Chinese ones.
    /// </summary>
    public static IReadOnlyList<(string Name, double Handicap)> Narrow { get; } =
    [
        (Utf8, 0), (Gb18030, 0), (Big5, 0.5), ("shift_jis", 3), ("euc-kr", 9), ("euc-jp", 8), ("windows-1252", 3), ("windows-1251", 4),
        ("koi8-r", 6), ("windows-1250", 4.5), ("windows-1253", 4.5), ("windows-1254", 4), ("windows-1255", 4), ("windows-1256", 4),
        ("windows-1257", 4.5), ("windows-1258", 6),
    ];

    /// <summary>Sets of two or four bytes a character, for files without a byte order mark.</summary>
    public static IReadOnlyList<(string Name, double Handicap)> Wide { get; } =
        [("utf-16le", 2), ("utf-16be", 2.5), ("utf-32le", 4), ("utf-32be", 4)];

    public static bool IsWide(string name) => name.StartsWith("utf-16", StringComparison.Ordinal) || name.StartsWith("utf-32", StringComparison.Ordinal);

    /// <summary>
    /// The name under which we know a declared set: supersets for sets that are declared too narrowly everywhere
    /// (as the WHATWG Encoding Standard does); null for a name that nobody knows.
    /// </summary>
    public static string? Normalize(string declared)
    {
        var name = declared.Trim().Trim('"', '\'').ToLowerInvariant();
        return name switch
        {
            "utf8" or "utf-8" or "unicode-1-1-utf-8" => Utf8,
            "gb2312" or "gb_2312" or "gb_2312-80" or "gbk" or "x-gbk" or "gb18030" or "cp936" or "windows-936" or "euc-cn" or "chinese" => Gb18030,
            "big5" or "big5-hkscs" or "big5hkscs" or "cn-big5" or "x-x-big5" or "cp950" or "windows-950" => Big5,
            "iso-8859-1" or "latin1" or "us-ascii" or "ascii" or "windows-1252" or "cp1252" => "windows-1252",
            "iso-8859-9" or "latin5" => "windows-1254",
            "shift_jis" or "shift-jis" or "sjis" or "x-sjis" or "windows-31j" or "cp932" or "ms_kanji" => "shift_jis",
            "euc-kr" or "ks_c_5601-1987" or "ksc5601" or "windows-949" or "cp949" or "uhc" => "euc-kr",
            "x-euc-jp" or "eucjp" => "euc-jp",
            // Whoever could read the declaration as ASCII did not read UTF-16; the standard says UTF-8.
            "utf-16" or "utf-16le" or "utf-16be" or "utf-32" or "utf-32le" or "utf-32be" => Utf8,
            _ => Encoding.GetEncodings().Concat(CodePagesEncodingProvider.Instance.GetEncodings())
                .FirstOrDefault(e => string.Equals(e.Name, name, StringComparison.Ordinal))?.Name,
        };
    }

    /// <param name="fallback">Called for each run of bytes that the set cannot explain.</param>
    public static Encoding Open(string name, DecoderFallback fallback) => name switch
    {
        // The platform's "euc-kr" lacks the 8,822 syllables that Windows adds and everyone writes.
        "euc-kr" => Encoding.GetEncoding(949, EncoderFallback.ReplacementFallback, fallback),
        "utf-32le" => Encoding.GetEncoding("utf-32", EncoderFallback.ReplacementFallback, fallback),
        _ => Encoding.GetEncoding(name, EncoderFallback.ReplacementFallback, fallback),
    };
}
