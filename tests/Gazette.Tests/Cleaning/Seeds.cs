using System.Runtime.CompilerServices;

namespace Gazette.Tests;

/// <summary>The sample uploads, found from where this file was compiled.</summary>
internal static class Seeds
{
    public static string Path(string name, [CallerFilePath] string here = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "..", "..", "..", "seeds", name));
}
