using System.Text;

namespace Gazette.Intake;

/// <summary>The character sets that uploads come in, and the one place that registers the code pages.</summary>
internal static class CharacterSet
{
    static CharacterSet() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Tried in this order when the bytes are not UTF-8; of equal readings the first wins.</summary>
    public static IReadOnlyList<string> Candidates { get; } =
        ["utf-8", "gb18030", "big5", "utf-16le", "utf-16be", "shift_jis", "euc-kr", "windows-1252"];

    /// <summary>
    /// The name under which we know a declared set: supersets for sets that are declared too narrowly everywhere
    /// (as the WHATWG Encoding Standard does); null for a name that nobody knows.
    /// </summary>
    public static string? Normalize(string declared)
    {
        var name = declared.Trim().Trim('"', '\'').ToLowerInvariant();
        return name switch
        {
            "utf8" or "utf-8" or "unicode-1-1-utf-8" => "utf-8",
            "gb2312" or "gb_2312" or "gb_2312-80" or "gbk" or "x-gbk" or "gb18030" or "cp936" or "euc-cn" or "chinese" => "gb18030",
            "big5" or "big5-hkscs" or "cn-big5" or "x-x-big5" or "cp950" => "big5",
            "iso-8859-1" or "latin1" or "us-ascii" or "ascii" or "windows-1252" or "cp1252" => "windows-1252",
            "shift_jis" or "shift-jis" or "sjis" or "x-sjis" or "windows-31j" => "shift_jis",
            "euc-kr" or "ks_c_5601-1987" or "windows-949" => "euc-kr",
            // Whoever could read the declaration as ASCII did not read UTF-16; the standard says UTF-8.
            "utf-16" or "utf-16le" or "utf-16be" or "utf-32" => "utf-8",
            _ => Encoding.GetEncodings().Concat(CodePagesEncodingProvider.Instance.GetEncodings())
                .FirstOrDefault(e => string.Equals(e.Name, name, StringComparison.Ordinal))?.Name,
        };
    }

    /// <param name="fallback">Called for each run of bytes that the set cannot explain.</param>
    public static Encoding Open(string name, DecoderFallback fallback) =>
        Encoding.GetEncoding(name, EncoderFallback.ReplacementFallback, fallback);
}
