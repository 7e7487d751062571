namespace Gazette.LocalHost;

/// <summary>The folder that holds <c>Functions.sln</c>: Azurite, the seeds and the data folder are found from it.</summary>
internal static class RepositoryRoot
{
    private const string Marker = "Functions.sln";

    /// <summary>Looks upwards from the current folder, then from the program's own.</summary>
    public static string Find() =>
        FindAbove(Directory.GetCurrentDirectory())
        ?? FindAbove(AppContext.BaseDirectory)
        ?? throw new StartupException($"No {Marker} found here or above. Run this inside a clone of the repository.");

    private static string? FindAbove(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, Marker)))
                return at.FullName;
        }

        return null;
    }
}
