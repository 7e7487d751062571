using System.Globalization;

namespace Gazette.LocalHost.Terminal;

/// <summary>Text of unknown origin (names of files, paths of requests, titles) on its way to a terminal.</summary>
internal static class TerminalText
{
    /// <summary>What would begin a line, steer the terminal or turn text round is shown as its number.</summary>
    public static string OneLine(string text) =>
        string.Concat(text.Select(c => Steers(c) ? $"\\u{(int)c:x4}" : $"{c}"));

    private static bool Steers(char c) =>
        char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format;
}
