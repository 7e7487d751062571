namespace Gazette.InfraTests.Scripts;

/// <summary><c>infra/deploy</c>, with stand-ins for all that it calls.</summary>
public sealed class DeployTests
{
    private static readonly string[] Demo = ["--name", "demo", "--location", "westeurope"];

    /// <summary>The steps, each by a part of its call, in their order.</summary>
    public static TheoryData<string> Steps =>
    [
        "az account show", "az provider register --namespace Microsoft.App", "az provider register --namespace Microsoft.Web", "az deployment sub create",
        "dotnet publish", "zip ", "az deployment sub show", "config-zip", "systemKeys.blobs_extension", "az functionapp function keys list",
        "az deployment group create", "functionKeys.default", "az storage blob upload", "/api/uploads?name=", "articles/lights-abcdefghijkl/print", "qr.png",
        "zbarimg", "--request DELETE", "az storage blob delete",
    ];

    [Fact]
    public async Task Ends_with_what_the_smoke_test_saw_and_does_the_same_once_more()
    {
        using var tools = new StandIns();

        for (var time = 1; time <= 2; time++)
        {
            var before = tools.Calls.Count;
            var (exitCode, output, errors) = await tools.RunAsync("deploy", Demo);

            Assert.True(exitCode == 0, errors);
            Assert.StartsWith("Smoke test passed: the seed was a page after ", output.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
            AssertInOrder(tools.Calls.Skip(before), [.. Steps.Select(s => s.Data)]);
        }
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_step_that_fails_is_the_last_one_and_the_next_try_gets_through(string step)
    {
        using var tools = new StandIns { Fails = step };

        var (exitCode, output, errors) = await tools.RunAsync("deploy", Demo);

        Assert.NotEqual(0, exitCode);
        Assert.DoesNotContain("passed", output, StringComparison.Ordinal);
        Assert.Contains("stand-in: refused", errors, StringComparison.Ordinal);
        // What was put up for the smoke test goes whatever happens.
        var after = tools.Calls.SkipWhile(c => !c.Contains(step, StringComparison.Ordinal)).Where(c => !c.Contains(step, StringComparison.Ordinal)).ToList();
        Assert.All(after, c => Assert.Contains("az storage blob delete", c, StringComparison.Ordinal));
        Assert.Equal(
            tools.Calls.Any(c => c.Contains("az storage blob upload", StringComparison.Ordinal)) && step != "az storage blob upload",
            tools.Calls.Any(c => c.Contains("az storage blob delete", StringComparison.Ordinal)));

        tools.Fails = null;
        (exitCode, output, errors) = await tools.RunAsync("deploy", Demo);
        Assert.True(exitCode == 0, errors);
        Assert.Contains("Smoke test passed", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_which_tools_are_missing_and_calls_none_of_the_others()
    {
        using var tools = new StandIns(without: ["az", "zbarimg"]);

        var (exitCode, _, errors) = await tools.RunAsync("deploy", Demo);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("az is missing", errors, StringComparison.Ordinal);
        Assert.Contains("zbarimg is missing", errors, StringComparison.Ordinal);
        Assert.Empty(tools.Calls);
    }

    [Theory]
    [InlineData("--name")]
    [InlineData("--name", "demo")]
    [InlineData("--name", "Demo", "--location", "westeurope")]
    [InlineData("--name", "d", "--location", "westeurope")]
    [InlineData("--name", "demo;rm -rf x", "--location", "westeurope")]
    [InlineData("--name", "demo", "--location", "westeurope", "--parameters", "absent.json")]
    [InlineData("--name", "demo", "--location", "westeurope", "--fast")]
    public async Task Wrong_words_are_told_before_anything_is_called(params string[] arguments)
    {
        using var tools = new StandIns();

        var (exitCode, _, errors) = await tools.RunAsync("deploy", arguments);

        Assert.NotEqual(0, exitCode);
        Assert.NotEmpty(errors);
        Assert.Empty(tools.Calls);
    }

    [Fact]
    public async Task A_dry_run_shows_every_call_and_makes_none()
    {
        using var tools = new StandIns(without: ["az", "dotnet", "zip", "curl", "zbarimg"]);

        var (exitCode, output, errors) = await tools.RunAsync("deploy", [.. Demo, "--dry-run"]);

        Assert.True(exitCode == 0, errors);
        Assert.Empty(tools.Calls);
        Assert.Empty(errors);
        AssertInOrder(output.Split('\n'), [.. Steps.Select(s => s.Data).Where(s => s is not ("zip " or "articles/lights-abcdefghijkl/print"))]);
        Assert.DoesNotContain("secret", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_if_asks_Azure_and_changes_nothing()
    {
        using var tools = new StandIns();

        var (exitCode, _, errors) = await tools.RunAsync("deploy", [.. Demo, "--what-if", "--parameters", "large-portal.parameters.json"]);

        Assert.True(exitCode == 0, errors);
        Assert.Equal(2, tools.Calls.Count);
        Assert.StartsWith("az deployment sub what-if", tools.Calls[1], StringComparison.Ordinal);
        Assert.Contains("large-portal.parameters.json", tools.Calls[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_alone_leaves_the_resources_as_they_are()
    {
        using var tools = new StandIns();

        var (exitCode, output, errors) = await tools.RunAsync("deploy", ["--name", "demo", "--program-only"]);

        Assert.True(exitCode == 0, errors);
        Assert.Contains("Smoke test passed", output, StringComparison.Ordinal);
        Assert.DoesNotContain(tools.Calls, c => c.Contains("sub create", StringComparison.Ordinal) || c.Contains("provider register", StringComparison.Ordinal));
        Assert.Contains(tools.Calls, c => c.Contains("config-zip", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keys_are_on_no_command_line_and_in_no_output()
    {
        using var tools = new StandIns();

        var (exitCode, output, errors) = await tools.RunAsync("deploy", Demo);

        Assert.True(exitCode == 0, errors);
        Assert.DoesNotContain("secret-of", output + errors + string.Join('\n', tools.Calls), StringComparison.Ordinal);
        Assert.Contains("?functionName=Host.Functions.IngestArticle&code=secret-of-blobs", tools.Parameters, StringComparison.Ordinal);
        Assert.Contains("/api/events/deleted-uploads?code=secret-of-deletions", tools.Parameters, StringComparison.Ordinal);
    }

    private static void AssertInOrder(IEnumerable<string> calls, IReadOnlyList<string> steps)
    {
        var next = 0;
        foreach (var call in calls)
        {
            if (next < steps.Count && call.Contains(steps[next], StringComparison.Ordinal))
                next++;
        }

        Assert.True(next == steps.Count, next < steps.Count ? $"{steps[next]} was not called in its turn." : "");
    }
}
