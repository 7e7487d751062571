using System.Text.RegularExpressions;

namespace Gazette.Extraction.Fields;

/// <summary>The column that a blob's folders name: <c>news/city/2022/01/a.html</c> is in <c>news/city</c>.</summary>
public static partial class ColumnPath
{
    private const int MaxDepth = 3;

    /// <summary>Null for a file at the top, or below folders of dates only.</summary>
    public static string? FromBlobName(string name)
    {
        var folders = name.Split('/').SkipLast(1).Select(f => f.Trim()).Where(f => f.Length > 0).ToArray();
        var columns = folders.Where((folder, i) => !Date().IsMatch(folder) && !(i > 0 && Year().IsMatch(folders[i - 1]) && Month().IsMatch(folder))
            && !(i > 1 && Year().IsMatch(folders[i - 2]) && Month().IsMatch(folders[i - 1]) && Day().IsMatch(folder)));
        var path = string.Join('/', columns.Take(MaxDepth));
        return path.Length == 0 ? null : path;
    }

    /// <summary>yyyy, yyyy-MM, yyyyMM, yyyy-MM-dd, yyyyMMdd.</summary>
    [GeneratedRegex("^(?:19|20)[0-9]{2}(?:-?(?:0[1-9]|1[0-2])(?:-?(?:0[1-9]|[12][0-9]|3[01]))?)?\\z", RegexOptions.None, 10000)]
    private static partial Regex Date();

    [GeneratedRegex("^(?:19|20)[0-9]{2}\\z", RegexOptions.None, 10000)]
    private static partial Regex Year();

    [GeneratedRegex("^(?:0?[1-9]|1[0-2])\\z", RegexOptions.None, 10000)]
    private static partial Regex Month();

    [GeneratedRegex("^(?:0?[1-9]|[12][0-9]|3[01])\\z", RegexOptions.None, 10000)]
    private static partial Regex Day();
}
