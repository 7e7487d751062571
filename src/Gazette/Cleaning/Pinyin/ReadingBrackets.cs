namespace Gazette.Cleaning.Pinyin;

/// <summary>Signs that mirrors put around a reading.</summary>
internal static class ReadingBrackets
{
    private const string Opening = "(（[［{｛〔【〈《「『＜</";
    private const string Closing = ")）]］}｝〕】〉》」』＞>/";

    /// <summary>In either width.</summary>
    public static bool ArePair(char open, char close) =>
        Opening.IndexOf(open, StringComparison.Ordinal) is >= 0 and var i && Closing.IndexOf(close, StringComparison.Ordinal) is >= 0 and var j
        && (i == j || (i < 6 && j < 6 && i / 2 == j / 2));
}
