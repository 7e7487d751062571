using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Gazette.LocalHost;
using Gazette.LocalHost.Azurite;

namespace Gazette.Tests.LocalHost;

public sealed class AzuriteInstallationTests : IDisposable
{
    private const string Wanted = """
        { "packages": {
            "": { "name": "gazette-azurite" },
            "node_modules/azurite": { "version": "3.37.0" },
            "node_modules/only-on-a-mac": { "version": "1.0.0", "optional": true } } }
        """;

    private readonly string root = Directory.CreateTempSubdirectory("gazette-install-").FullName;

    public AzuriteInstallationTests()
    {
        Write("package-lock.json", Wanted);
        Write("node_modules/azurite/dist/src/azurite.js", "");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData("""{ "packages": { "node_modules/azurite": { "version": "3.37.0" } } }""", true)]
    [InlineData("""{ "packages": { "node_modules/azurite": { "version": "3.36.0" } } }""", false)]
    [InlineData("""{ "packages": { } }""", false)]
    public void An_install_counts_when_npm_noted_every_package_that_must_be_there(string noted, bool complete)
    {
        Write("node_modules/.package-lock.json", noted);
        Assert.Equal(complete, new AzuriteInstallation(root).IsComplete());
    }

    [Fact]
    public void An_install_that_npm_did_not_finish_does_not_count() => Assert.False(new AzuriteInstallation(root).IsComplete());

    [Fact]
    public async Task No_package_runs_an_install_script()
    {
        var package = WritePackage();
        WriteLockFile(Convert.ToBase64String(SHA512.HashData(package)));
        var installation = new AzuriteInstallation(root);

        await installation.EnsureAsync(_ => { }, TestContext.Current.CancellationToken);

        Assert.True(installation.IsComplete());
        Assert.True(File.Exists(installation.Script));
        Assert.Empty(Directory.EnumerateFiles(root, "ran-*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_package_with_other_bytes_than_the_locked_ones_is_not_installed()
    {
        WritePackage();
        WriteLockFile(Convert.ToBase64String(SHA512.HashData([])));
        var installation = new AzuriteInstallation(root);

        await Assert.ThrowsAsync<StartupException>(() => installation.EnsureAsync(_ => { }, TestContext.Current.CancellationToken));

        Assert.False(installation.IsComplete());
        Assert.Contains("EINTEGRITY", await File.ReadAllTextAsync(Path.Combine(root, ".data", "npm-ci.log"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>A package from this folder, so that no registry is asked, with a script at every point where npm runs one.</summary>
    private byte[] WritePackage()
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(zip, TarEntryFormat.Ustar))
        {
            Add(tar, "package/dist/src/azurite.js", "");
            Add(tar, "package/package.json", """
                { "name": "azurite", "version": "3.37.0", "scripts": {
                    "preinstall": "node -e \"fs.writeFileSync('ran-preinstall','')\"",
                    "install": "node -e \"fs.writeFileSync('ran-install','')\"",
                    "postinstall": "node -e \"fs.writeFileSync('ran-postinstall','')\"" } }
                """);
        }

        var package = bytes.ToArray();
        File.WriteAllBytes(Path.Combine(root, "infra", "azurite", "azurite.tgz"), package);
        return package;
    }

    private static void Add(TarWriter tar, string name, string content) => tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name)
    {
        DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)),
    });

    private void WriteLockFile(string hash)
    {
        Write("package.json", """{ "name": "gazette-azurite", "dependencies": { "azurite": "file:azurite.tgz" } }""");
        Write("package-lock.json", $$"""
            { "name": "gazette-azurite", "lockfileVersion": 3, "requires": true, "packages": {
                "": { "name": "gazette-azurite", "dependencies": { "azurite": "file:azurite.tgz" } },
                "node_modules/azurite": { "version": "3.37.0", "resolved": "file:azurite.tgz", "integrity": "sha512-{{hash}}", "hasInstallScript": true } } }
            """);
    }

    private void Write(string name, string content)
    {
        var path = Path.Combine(root, "infra", "azurite", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
