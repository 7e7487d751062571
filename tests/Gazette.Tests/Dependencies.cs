using System.Text.Json;
using System.Xml.Linq;
using Gazette.LocalHost;

namespace Gazette.Tests;

/// <summary>What the repository says of the packages that it uses, and what they say of themselves.</summary>
internal static class Dependencies
{
    // The package has its licence as a file: the text of Apache-2.0.
    private const string LicenceOfNCrontab = "Apache-2.0";

    // Likewise: that of MIT.
    private const string LicenceOfFeedReader = "MIT";

    /// <summary>The package holds its licence as a file, the text of the Apache License 2.0.</summary>
    private const string LicenceOfLucene = "Apache-2.0";

    private static readonly string[] ProjectFolders = ["src", "tests"];

    public static IEnumerable<string> Direct() =>
        XDocument.Load(Path.Combine(RepositoryRoot.Find(), "src", "Directory.Packages.props"))
            .Descendants("PackageVersion")
            .Select(p => p.Attribute("Include")!.Value);

    public static IEnumerable<string> Projects() =>
        ProjectFolders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Find(), folder), "*.csproj", SearchOption.AllDirectories));

    /// <summary>By name, as the restored packages and the emulator's lock file state them.</summary>
    public static Dictionary<string, string> Licences()
    {
        var licences = Projects().SelectMany(RestoredPackages).Distinct()
            .Select(Nuspec)
            .GroupBy(n => n.Name)
            .ToDictionary(n => n.Key, n => n.First().Licence, StringComparer.OrdinalIgnoreCase);
        licences["NCrontab.Signed"] = LicenceOfNCrontab;
        licences["CodeHollow.FeedReader"] = LicenceOfFeedReader;
        licences["Lucene.Net.Analysis.SmartCn"] = LicenceOfLucene;
        licences["azurite"] = EmulatorsPackages()["node_modules/azurite"].GetProperty("license").GetString()!;
        return licences;
    }

    /// <summary>By path in <c>node_modules</c>.</summary>
    public static Dictionary<string, JsonElement> EmulatorsPackages()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(EmulatorsLockFile));
        return json.RootElement.GetProperty("packages").EnumerateObject().Where(p => p.Name.Length > 0).ToDictionary(p => p.Name, p => p.Value.Clone());
    }

    public static string EmulatorsLockFile => Path.Combine(RepositoryRoot.Find(), "infra", "azurite", "package-lock.json");

    /// <summary>Folders of the packages that the last restore of a project used.</summary>
    private static IEnumerable<string> RestoredPackages(string project)
    {
        var cache = Path.Combine(RepositoryRoot.Find(), "artifacts", "obj", Path.GetFileNameWithoutExtension(project), "project.nuget.cache");
        using var json = JsonDocument.Parse(File.ReadAllText(cache));
        return [.. json.RootElement.GetProperty("expectedPackageFiles").EnumerateArray().Select(f => Path.GetDirectoryName(f.GetString())!)];
    }

    private static (string Name, string Licence) Nuspec(string folder)
    {
        var nuspec = XDocument.Load(Directory.EnumerateFiles(folder, "*.nuspec").Single()).Root!;
        string Value(string name) => nuspec.Descendants().FirstOrDefault(e => e.Name.LocalName == name)?.Value ?? "";
        return (Value("id"), Value("license"));
    }
}
