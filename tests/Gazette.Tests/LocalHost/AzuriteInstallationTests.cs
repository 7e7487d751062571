using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Gazette.LocalHost;
using Gazette.LocalHost.Azurite;
using Gazette.LocalHost.Terminal;

namespace Gazette.Tests.LocalHost;

public sealed class AzuriteInstallationTests : IDisposable
{
    private const string Wanted = """
        { "packages": {
            "": { "name": "gazette-azurite" },
            "node_modules/azurite": { "version": "3.37.0" },
            "node_modules/only-on-a-mac": { "version": "1.0.0", "optional": true } } }
        """;

    private static readonly StartSteps Steps = new(TextWriter.Null, live: false, TimeProvider.System);

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

        await installation.EnsureAsync(Steps, TestContext.Current.CancellationToken);

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

        await Assert.ThrowsAsync<StartupException>(() => installation.EnsureAsync(Steps, TestContext.Current.CancellationToken));

        Assert.False(installation.IsComplete());
        Assert.Contains("EINTEGRITY", await File.ReadAllTextAsync(Path.Combine(root, ".data", "npm-ci.log"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_build_is_installing_is_waited_for_and_not_installed_twice()
    {
        WriteLockFile(Convert.ToBase64String(SHA512.HashData(WritePackage())));
        using var build = Start(CopyInstaller());
        await build.WaitForExitAsync(Cancel);
        while (!File.Exists(Mark) && !new AzuriteInstallation(root).IsComplete())
            await Task.Delay(20, Cancel);

        await new AzuriteInstallation(root).EnsureAsync(Steps, Cancel);

        Assert.True(new AzuriteInstallation(root).IsComplete());
        Assert.False(File.Exists(Path.Combine(root, ".data", "npm-ci.log")));
        Assert.False(File.Exists(Mark));
    }

    [Fact]
    public async Task What_a_build_could_not_install_is_installed()
    {
        WriteLockFile(Convert.ToBase64String(SHA512.HashData(WritePackage())));
        Directory.CreateDirectory(Path.GetDirectoryName(Mark)!);
        // As of an installer that was killed.
        await File.WriteAllTextAsync(Mark, $"{int.MaxValue}", Cancel);

        await new AzuriteInstallation(root).EnsureAsync(Steps, Cancel);

        Assert.True(new AzuriteInstallation(root).IsComplete());
        Assert.False(File.Exists(Mark));
    }

    [Fact]
    public async Task A_build_installs_nothing_while_a_host_does()
    {
        WriteLockFile(Convert.ToBase64String(SHA512.HashData(WritePackage())));
        Directory.CreateDirectory(Path.GetDirectoryName(Mark)!);
        await File.WriteAllTextAsync(Mark, "host", Cancel);

        using var build = Start(CopyInstaller(), "now");
        await build.WaitForExitAsync(Cancel);

        Assert.False(new AzuriteInstallation(root).IsComplete());
        Assert.Equal("host", await File.ReadAllTextAsync(Mark, Cancel));
    }

    [Fact]
    public async Task A_stop_ends_what_a_build_is_installing()
    {
        var script = Path.Combine(root, "install.cjs");
        await File.WriteAllTextAsync(script, "setInterval(() => {}, 1000)", Cancel);
        using var build = Start(script);
        Directory.CreateDirectory(Path.GetDirectoryName(Mark)!);
        await File.WriteAllTextAsync(Mark, $"{build.Id}", Cancel);
        using var stop = new CancellationTokenSource();
        var waiting = new AzuriteInstallation(root).EnsureAsync(Steps, stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await build.WaitForExitAsync(Cancel);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Mark => Path.Combine(root, ".data", "npm-ci.running");

    private static Process Start(string script, params string[] args) => Process.Start(NodeRuntime.Node, [script, .. args]);

    /// <summary>It finds the clone that it belongs to from its own place.</summary>
    private string CopyInstaller()
    {
        var copy = Path.Combine(root, "src", "Gazette.LocalHost", "Azurite", "install.cjs");
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(Path.Combine(RepositoryRoot.Find(), "src", "Gazette.LocalHost", "Azurite", "install.cjs"), copy);
        return copy;
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
