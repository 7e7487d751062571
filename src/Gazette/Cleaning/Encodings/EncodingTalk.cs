using System.Text.RegularExpressions;
using Gazette.Cleaning.Lines;

namespace Gazette.Cleaning.Encodings;

/// <summary>Tells a page that shows broken characters on purpose from one that is broken.</summary>
internal static partial class EncodingTalk
{
    /// <summary>True when the page names encodings, or shows a broken row between quotes: it keeps its examples.</summary>
    public static bool IsIn(IEnumerable<Line> lines) => lines.Any(l => l.Block is not null && (Names(l.Text) || Shown().IsMatch(l.Text)));

    public static bool Names(string text) => Encodings().IsMatch(text);

    /// <summary>A text that says what a thing looks like: "the apostrophe shows as".</summary>
    public static bool Describes(string text) => Looks().IsMatch(text);

    [GeneratedRegex(@"\b(mojibake|Unicode|UTF-?8|UTF-?16|ISO-?8859(-1)?|Latin-?1|Windows-?1252|cp1252|ASCII|charset|Zeichensatz|Zeichensätze|Zeichenkodierung|Kodierung|encodage|jeu de caractères|codificación|codificação|codifica|tekenset|codering|кодировк[а-я]{1,20}|character set|character encoding|encodings?)\b|GBK|GB2312|GB18030|乱码|亂碼|编码|編碼|字符集|字元集|字符编码|字元編碼|文字化け|文字コード|인코딩|문자 집합", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10000)]
    private static partial Regex Encodings();

    // Nothing but a broken row between the marks; amid a longer one these are bytes themselves.
    [GeneratedRegex("(?:^|[^\u0080-\u00FF\u0152-\u017E\u02C6\u02DC\u2013-\u2122])[\"'“‘«(（「『《`][ \u00A0]?[\u00C2-\u00F4][\u0080-\u00BF\u0152-\u2122]{1,8}[ \u00A0]?[\"'”’»)）」』》`](?:$|[^\u0080-\u00FF\u0152-\u017E\u02C6\u02DC\u2013-\u2122])", RegexOptions.None, 10000)]
    private static partial Regex Shown();

    [GeneratedRegex(@"\b(shows?( up)?|appears?|displayed|rendered|prints?|comes? out|turns?|turned) (as|in)\b|\binstead of\b|显示为|显示成|变成|變成|顯示為|顯示成", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10000)]
    private static partial Regex Looks();
}
