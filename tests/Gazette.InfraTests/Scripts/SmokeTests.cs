namespace Gazette.InfraTests.Scripts;

/// <summary><c>infra/scripts/smoke</c> sees what is wrong with a site.</summary>
public sealed class SmokeTests
{
    private static readonly Dictionary<string, string> Site = new()
    {
        ["AZURE_RESOURCE_GROUP"] = "rg-demo",
        ["GAZETTE_APP"] = "demo-abc123",
        ["GAZETTE_URL"] = "https://demo.example",
        ["GAZETTE_STORAGE_ACCOUNT"] = "stdemoabc123",
    };

    [Theory]
    [InlineData("processing", "not published within")]
    [InlineData("rejected", "was not published")]
    [InlineData("failed", "was not published")]
    public async Task An_upload_that_does_not_become_a_page_is_told_with_its_receipt(string state, string words)
    {
        using var tools = new StandIns { States = ["processing", state] };

        var (exitCode, _, errors) = await tools.RunAsync("scripts/smoke", [], Site);

        Assert.NotEqual(0, exitCode);
        Assert.Contains(words, errors, StringComparison.Ordinal);
        Assert.Contains($"\"state\":\"{state}\"", errors, StringComparison.Ordinal);
        Assert.Contains(tools.Calls, c => c.StartsWith("az storage blob delete", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_QR_code_that_leads_elsewhere_is_seen()
    {
        using var tools = new StandIns { Decoded = "https://elsewhere.example/" };

        var (exitCode, _, errors) = await tools.RunAsync("scripts/smoke", [], Site);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("The QR code leads to https://elsewhere.example/ and not to https://demo.example/articles/lights-abcdefghijkl", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_what_it_needs_to_be_told()
    {
        using var tools = new StandIns();

        var (exitCode, _, errors) = await tools.RunAsync("scripts/smoke", []);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("AZURE_RESOURCE_GROUP is not set", errors, StringComparison.Ordinal);
        Assert.Empty(tools.Calls);
    }
}
