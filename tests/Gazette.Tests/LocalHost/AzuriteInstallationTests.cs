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

    private void Write(string name, string content)
    {
        var path = Path.Combine(root, "infra", "azurite", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
