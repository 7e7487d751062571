using System.Text;
using System.Text.RegularExpressions;

namespace Gazette.Extraction.Parsing;

/// <summary>Where a front matter stands, in the forms that site generators write, and what it says, as YAML.</summary>
/// <param name="Fence">What opens it; empty where nothing does.</param>
/// <param name="Start">Of its text.</param>
/// <param name="End">Of its text; negative where nothing closes it.</param>
/// <param name="Body">Where the article begins.</param>
internal sealed partial record FrontMatterBlock(string Fence, int Start, int End, int Body)
{
    /// <summary>Lines of a front matter that nothing opens.</summary>
    private const int MaxBareLines = 60;
    private const int MinKnownKeys = 2;

    /// <summary>Of plain text, where only keys that are known make one.</summary>
    public static bool IsInPlainText(string text) => Of(text) is { End: >= 0 } block && KnownKey().Count(text[block.Start..block.End]) >= MinKnownKeys;

    /// <summary>Null where the text begins with the article.</summary>
    public static FrontMatterBlock? Of(string text) =>
        Between(text, Yaml().Match(text), "---", YamlEnd()) ?? Between(text, Toml().Match(text), "+++", TomlEnd()) ?? Json(text) ?? Bare(text);

    /// <summary>With the lines where they are in the file, so that a fault's place can be told.</summary>
    public string ToYaml(string text)
    {
        var written = text[Start..End];
        return Fence switch
        {
            "+++" => FromToml(written),
            "{" => written,
            // An input method for Chinese makes the colon full-width.
            _ => WideColon().Replace(written, "${key}: "),
        };
    }

    private static FrontMatterBlock? Between(string text, Match opening, string fence, Regex end)
    {
        if (!opening.Success)
            return null;
        var closing = end.Match(text, opening.Length);
        return closing.Success ? new(fence, opening.Length, closing.Index, closing.Index + closing.Length) : new(fence, opening.Length, -1, 0);
    }

    private static FrontMatterBlock? Json(string text) =>
        JsonStart().IsMatch(text) && JsonEnd().Match(text) is { Success: true } end ? new("{", 0, end.Index + 1, end.Index + end.Length) : null;

    /// <summary>The line that opens it was lost, or never written: known keys, line by line, and a line of dashes or a blank one.</summary>
    private static FrontMatterBlock? Bare(string text)
    {
        var (at, keys, hasTitle) = (0, 0, false);
        for (var count = 0; count < MaxBareLines && at < text.Length; count++)
        {
            var end = text.IndexOf('\n', at) is >= 0 and var found ? found + 1 : text.Length;
            var line = text.AsSpan(at, end - at).TrimEnd().ToString();
            if (keys >= MinKnownKeys && line == "---")
                return new("", 0, at, end);
            if (keys >= MinKnownKeys && hasTitle && line.Length == 0)
                return new("", 0, at, end);
            if (KnownKey().Match(line) is { Success: true } known)
                (keys, hasTitle) = (keys + 1, hasTitle || known.Groups["title"].Success);
            else if (keys == 0 || !BareLine().IsMatch(line))
                return null;
            at = end;
        }

        return null;
    }

    /// <summary>Keys of a table count as the file's own where the table is only a drawer for them.</summary>
    private static string FromToml(string toml)
    {
        var (yaml, isRead, goesOn, text) = (new StringBuilder(), true, false, (string?)null);
        foreach (var raw in toml.Split('\n'))
        {
            var line = raw.TrimEnd('\r');
            if (text is not null)
            {
                // A text of several lines ends with its three marks, and is one line here.
                var isLast = line.Contains("\"\"\"", StringComparison.Ordinal) || line.Contains("'''", StringComparison.Ordinal);
                text += " " + line.Replace("\"\"\"", "", StringComparison.Ordinal).Replace("'''", "", StringComparison.Ordinal).Trim();
                yaml.Append(isLast ? "  " + Quoted(text.Trim()) : "").Append('\n');
                text = isLast ? null : text;
                continue;
            }

            if (goesOn)
                yaml.Append("  ").Append(isRead ? line : "").Append('\n');
            else if (TomlTable().Match(line) is { Success: true } table)
                yaml.Append((isRead = table.Groups["name"].Value is "extra" or "params" or "taxonomies") ? "" : "#").Append('\n');
            else if (!isRead || TomlPair().Match(line) is not { Success: true } pair)
                yaml.Append(isRead ? line : "").Append('\n');
            else if (pair.Groups["value"].Value is ['"', '"', '"', ..] or ['\'', '\'', '\'', ..] && pair.Groups["value"].Value.Length < 6)
                (yaml, text) = (yaml.Append(pair.Groups["key"].Value).Append(": "), pair.Groups["value"].Value[3..]);
            else
                yaml.Append(pair.Groups["key"].Value).Append(": ").Append(pair.Groups["value"].Value).Append('\n');
            goesOn = line.Count(c => c == '[') > line.Count(c => c == ']') || (goesOn && !line.Contains(']', StringComparison.Ordinal));
        }

        return yaml.ToString();
    }

    private static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    // A first line of dashes followed by prose is a rule across the page, not a front matter.
    [GeneratedRegex("\\A---[ \\t]*\\r?\\n(?=(?:[ \\t]*(?:#[^\\n]*)?\\r?\\n)*[\\p{L}_\"'][^:：\\n]{0,60}[:：]|---)", RegexOptions.None, 1000)]
    private static partial Regex Yaml();

    [GeneratedRegex("^(?:---|\\.\\.\\.)[ \\t]*\\r?(?:\\n|\\z)", RegexOptions.Multiline, 1000)]
    private static partial Regex YamlEnd();

    [GeneratedRegex("\\A\\+\\+\\+[ \\t]*\\r?\\n(?=(?:[ \\t]*(?:#[^\\n]*)?\\r?\\n)*(?:[\\p{L}_\"'\\[][^=\\n]{0,60}[=\\]]|\\+\\+\\+))", RegexOptions.None, 1000)]
    private static partial Regex Toml();

    [GeneratedRegex("^\\+\\+\\+[ \\t]*\\r?(?:\\n|\\z)", RegexOptions.Multiline, 1000)]
    private static partial Regex TomlEnd();

    [GeneratedRegex("\\A\\{[ \\t]*\\r?\\n\\s*\"[^\"\\n]{1,60}\"[ \\t]*:", RegexOptions.None, 10000)]
    private static partial Regex JsonStart();

    [GeneratedRegex("^\\}[ \\t]*\\r?(?:\\n|\\z)", RegexOptions.Multiline, 1000)]
    private static partial Regex JsonEnd();

    [GeneratedRegex("^(?<key>[\\p{L}_][\\p{L}0-9_ -]{0,30})：[ \\t\\u3000]*", RegexOptions.Multiline, 10000)]
    private static partial Regex WideColon();

    [GeneratedRegex("^\"?(?:(?<title>title|标题|標題)|date|author|authors|tags|tag|categories|category|layout|permalink|slug|draft|description|updated|keywords|source|lang|language|subtitle|toc|comments|日期|作者|来源|來源|标签|標籤|分类|分類|栏目|欄目)\"?[ \\t]*[:：=]", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex KnownKey();

    [GeneratedRegex("^(?:[\\p{L}_][\\p{L}0-9_-]{0,40}[:：](?:\\s.*)?|\\s*-\\s.*|\\s+\\S.*|#.*)$", RegexOptions.None, 10000)]
    private static partial Regex BareLine();

    // Backtracking is not linear here: two repeats can share their text.
    [GeneratedRegex("^\\s*\\[+(?<name>[^\\]]+)\\]+\\s*(?:#.*)?$", RegexOptions.NonBacktracking)]
    private static partial Regex TomlTable();

    [GeneratedRegex("^\\s*(?<key>[\\p{L}0-9_\"'.-]+)\\s*=\\s*(?<value>\\S.*)$", RegexOptions.None, 10000)]
    private static partial Regex TomlPair();
}
