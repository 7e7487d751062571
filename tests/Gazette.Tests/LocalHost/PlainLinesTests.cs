using Gazette.LocalHost.Terminal;
using Microsoft.Extensions.Logging;

namespace Gazette.Tests.LocalHost;

public sealed class PlainLinesTests : IDisposable
{
    private const string Storage = "AccountName=zq9;AccountKey=c2VjcmV0LWtleQ==";

    private readonly StringWriter output = new();
    private readonly StringWriter errors = new();

    [Fact]
    public void What_the_product_reports_is_a_bare_line()
    {
        Log(stacks: false, LogLevel.Information, "news/a.html: published", null);
        Assert.Equal("news/a.html: published" + Environment.NewLine, output.ToString());
        Assert.Empty(errors.ToString());
    }

    [Fact]
    public void Trouble_is_one_line_with_its_cause_on_standard_error()
    {
        Log(stacks: false, LogLevel.Error, "it failed", Thrown("first line\nHeaders: ..."));
        Assert.Equal("error: it failed (InvalidOperationException: first line)" + Environment.NewLine, errors.ToString());
        Assert.Empty(output.ToString());
    }

    [Fact]
    public void On_demand_it_says_where_it_came_from()
    {
        Log(stacks: true, LogLevel.Error, "it failed", Thrown("why"));
        Assert.Contains(nameof(Thrown), errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_name_holds_begins_no_line_and_steers_no_terminal()
    {
        Log(stacks: false, LogLevel.Information, "a\nb.html: published\u001B[2J\u0085\u2028\u202Etxt.exe", null);
        Log(stacks: false, LogLevel.Error, "/x\r\n", Thrown("\u009B0m"));
        Assert.Equal(@"a\u000ab.html: published\u001b[2J\u0085\u2028\u202etxt.exe" + Environment.NewLine, output.ToString());
        Assert.Equal(@"error: /x\u000d\u000a (InvalidOperationException: \u009b0m)" + Environment.NewLine, errors.ToString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_line_shows_what_opens_the_storage(bool stacks)
    {
        Log(stacks, LogLevel.Information, $"about {Storage}", null);
        Log(stacks, LogLevel.Error, "it failed", Thrown($"c2VjcmV0LWtleQ== is wrong: {Storage}"));
        Log(stacks, LogLevel.Error, "https://zq9/a?sv=1&sig=abc%3D", null);
        Assert.Contains("AccountName=zq9", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0LWtleQ", output.ToString() + errors, StringComparison.Ordinal);
        Assert.DoesNotContain("abc", errors.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        output.Dispose();
        errors.Dispose();
    }

    private void Log(bool stacks, LogLevel level, string message, Exception? fault)
    {
        using var lines = new PlainLines(output, errors, new Secrets(Storage), stacks);
        lines.CreateLogger("Gazette.Anything").Log(level, default, message, fault, (text, _) => text);
    }

    private static InvalidOperationException Thrown(string message)
    {
        try
        {
            throw new InvalidOperationException(message);
        }
        catch (InvalidOperationException fault)
        {
            return fault;
        }
    }
}
