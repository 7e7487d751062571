using System.Text;

namespace Gazette.Processing;

/// <summary>Under which names of uploads an address of an article may be found: beside the article, as folders on a disk are.</summary>
internal static class UploadNames
{
    private const int MaxLength = 1024;

    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The likeliest first; none for an address that no such upload can have.</summary>
    /// <param name="article">The article's upload.</param>
    /// <param name="address">Neither on a host nor holding the file itself.</param>
    /// <param name="isOfKind">Whether the name is of the kind that is looked for.</param>
    public static IReadOnlyList<string> Of(string article, string address, Func<string, bool> isOfKind)
    {
        var folder = article[..(article.LastIndexOf('/') + 1)];
        return
        [
            .. Readings(PathOf(address)).SelectMany(path => Places(folder, path)).OfType<string>()
                .Where(name => name.Length <= MaxLength && isOfKind(name)).Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>As browsers and word processors write it, back-slashes and places on the editor's own disk too.</summary>
    private static string PathOf(string address)
    {
        var path = address.Split('?', '#')[0].Replace('\\', '/');
        // Of file:///C:/Users/me/page_files/a.png the last folder may have been uploaded too.
        return path.StartsWith("file:", StringComparison.OrdinalIgnoreCase) || (path.Length > 1 && path[1] == ':')
            ? string.Join('/', path.Split('/').TakeLast(2))
            : path;
    }

    /// <summary>Decoded, as it stands, and as old Chinese systems encode it.</summary>
    private static IEnumerable<string> Readings(string path)
    {
        if (!path.Contains('%', StringComparison.Ordinal))
            return [path];
        var bytes = Unescaped(path);
        return [Decoded(bytes, Utf8) ?? Decoded(bytes, Encoding.GetEncoding("GB18030"))!, path];
    }

    private static byte[] Unescaped(string path)
    {
        var bytes = new List<byte>(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '%' && i + 2 < path.Length && byte.TryParse(path.AsSpan(i + 1, 2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var value))
            {
                bytes.Add(value);
                i += 2;
                continue;
            }

            var end = i + (char.IsSurrogatePair(path, i) ? 2 : 1);
            bytes.AddRange(Encoding.UTF8.GetBytes(path[i..end]));
            i = end - 1;
        }

        return [.. bytes];
    }

    private static string? Decoded(byte[] bytes, Encoding encoding)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>From a site's root, a path may have been uploaded from there or beside the article.</summary>
    private static IEnumerable<string?> Places(string folder, string path) => path.StartsWith('/')
        ? [Joined("", path.TrimStart('/')), Joined(folder, path.TrimStart('/'))]
        : [Joined(folder, path)];

    /// <summary>Null when it leads out of all folders.</summary>
    private static string? Joined(string folder, string path)
    {
        var steps = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var step in path.Split('/'))
        {
            if (step is "" or ".")
                continue;
            if (step != "..")
                steps.Add(step);
            else if (steps.Count == 0)
                return null;
            else
                steps.RemoveAt(steps.Count - 1);
        }

        return steps.Count == 0 ? null : string.Join('/', steps);
    }
}
