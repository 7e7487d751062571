using System.Reflection;
using System.Text.RegularExpressions;
using Gazette.LocalHost;
using Gazette.LocalHost.Functions;
using Gazette.Processing;

namespace Gazette.Tests;

/// <summary>No input can make an expression run for ever: each is linear, or stops after a while.</summary>
public sealed partial class RegularExpressionTests
{
    private const BindingFlags All = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Fact]
    public void Each_is_non_backtracking_or_has_a_time_limit()
    {
        var assemblies = FunctionCatalog.ProductTypes.Select(t => t.Assembly).Append(typeof(ArticleProcessor).Assembly).Append(typeof(StartupException).Assembly).Distinct();
        var expressions = assemblies.SelectMany(a => a.GetTypes()).SelectMany(t => t.GetMethods(All))
            .SelectMany(m => m.GetCustomAttributes<GeneratedRegexAttribute>().Select(a => (Name: $"{m.DeclaringType!.FullName}.{m.Name}", Attribute: a))).ToList();
        Assert.True(expressions.Count > 50, $"only {expressions.Count} were found");
        Assert.Empty(expressions.Where(e => !e.Attribute.Options.HasFlag(RegexOptions.NonBacktracking) && e.Attribute.MatchTimeoutMilliseconds <= 0).Select(e => e.Name));
    }

    [Fact]
    public void None_is_made_at_run_time_without_a_time_limit()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Find(), "src"), "*.cs", SearchOption.AllDirectories);
        Assert.DoesNotContain(sources, f => WithoutLimit().IsMatch(File.ReadAllText(f)));
    }

    /// <summary>With a time limit in the same line, words that an operator gives may be made into one.</summary>
    [GeneratedRegex(@"new Regex\((?!.*, TimeSpan\.)|\bRegex\.(?:Match|Matches|IsMatch|Replace|Split|Count|EnumerateMatches)\([^)\n]*, ?[$@]?""", RegexOptions.None, 1000)]
    private static partial Regex WithoutLimit();
}
