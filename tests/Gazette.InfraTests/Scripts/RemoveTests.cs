namespace Gazette.InfraTests.Scripts;

/// <summary><c>infra/remove</c>.</summary>
public sealed class RemoveTests
{
    [Theory]
    [InlineData("demo\n", true)]
    [InlineData("yes\n", false)]
    [InlineData("", false)]
    public async Task Asks_for_the_name_before_anything_goes(string typed, bool goes)
    {
        using var tools = new StandIns();

        var (exitCode, _, errors) = await tools.RunAsync("remove", ["--name", "demo"], typed: typed);

        Assert.Equal(goes, exitCode == 0);
        Assert.Equal(goes, tools.Calls.Any(c => c.Contains("group delete --name rg-demo --yes", StringComparison.Ordinal)));
        Assert.Equal(!goes, errors.Contains("Nothing was removed.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("az group exists")]
    [InlineData("az resource list")]
    [InlineData("az group delete")]
    [InlineData("az deployment sub delete")]
    public async Task A_step_that_fails_is_the_last_one(string step)
    {
        using var tools = new StandIns { Fails = step };

        var (exitCode, output, _) = await tools.RunAsync("remove", ["--name", "demo", "--yes"]);

        Assert.DoesNotContain("Removed.", output, StringComparison.Ordinal);
        Assert.NotEqual(0, exitCode);
        Assert.StartsWith(step, tools.Calls[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_shows_what_would_go()
    {
        using var tools = new StandIns(without: ["az"]);

        var (exitCode, output, _) = await tools.RunAsync("remove", ["--name", "demo", "--dry-run"]);

        Assert.Equal(0, exitCode);
        Assert.Contains("az group delete --name rg-demo --yes", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_gone_already_is_no_mistake()
    {
        using var tools = new StandIns { States = ["gone"] };

        var (exitCode, output, _) = await tools.RunAsync("remove", ["--name", "demo", "--yes"]);

        Assert.Equal(0, exitCode);
        Assert.Contains("nothing to remove", output, StringComparison.Ordinal);
        Assert.Single(tools.Calls);
    }

    [Fact]
    public async Task Wants_a_name()
    {
        using var tools = new StandIns();

        var (exitCode, _, errors) = await tools.RunAsync("remove", []);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("--name is not given", errors, StringComparison.Ordinal);
        Assert.Empty(tools.Calls);
    }
}
