using System.Text.RegularExpressions;

namespace Gazette.Intake.Pdf.Layout;

/// <summary>What stands before an item of a list: a sign, or a number with its dot or bracket.</summary>
internal static partial class ListMark
{
    /// <summary>Signs that fonts of symbols have under private codes among them.</summary>
    private const string Signs = "•●○■□◆◇▪▫►▶➢➤✓✔‣⁃∙\\uF0B7\\uF0A7\\uF0D8\\uF0FC\\uF06C\\uF076";

    /// <summary>Fonts have radicals for some of them.</summary>
    private const string Numerals = "一二三四五六七八九十⼀⼆⼋⼗";

    /// <summary>Length of the sign and the space behind it; 0 where a line begins with none.</summary>
    public static int SignLength(string line) => Sign().Match(line).Length;

    /// <summary>A dash, which may begin a line of a paragraph too.</summary>
    public static bool BeginsWithDash(string line) => Dash().IsMatch(line);

    public static bool BeginsWithNumber(string line) => Number().IsMatch(line);

    public static bool Begins(string line) => SignLength(line) > 0 || BeginsWithNumber(line) || BeginsWithDash(line);

    public static bool IsAlone(string text) => Alone().IsMatch(text);

    [GeneratedRegex("^[" + Signs + "]\\s*", RegexOptions.None, 10000)]
    private static partial Regex Sign();

    [GeneratedRegex("^[-–—*]\\s", RegexOptions.None, 10000)]
    private static partial Regex Dash();

    [GeneratedRegex("^(?:[0-9]{1,3}(?:[.．]\\s|[)）、])|[(（](?:[0-9]{1,3}|[a-zA-Z]|[" + Numerals + "]{1,3})[)）]|[" + Numerals + "]{1,3}、|第[" + Numerals + "百0-9]{1,5}[条章节]|[①-⑳]|[a-zA-Z][.)]\\s|[ivxIVX]{1,5}[.)]\\s)", RegexOptions.None, 10000)]
    private static partial Regex Number();

    [GeneratedRegex("^(?:[-–—*" + Signs + "]|[(（]?[0-9a-zA-Z" + Numerals + "]{1,3}[.．)）、]?)$", RegexOptions.None, 10000)]
    private static partial Regex Alone();
}
