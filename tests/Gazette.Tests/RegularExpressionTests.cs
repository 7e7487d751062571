using System.Reflection;
using System.Text.RegularExpressions;
using Gazette.LocalHost;
using Gazette.LocalHost.Functions;
using Gazette.Processing;
using Gazette.Tests.RegularExpressions;

namespace Gazette.Tests;

/// <summary>No input can make an expression run for ever: each is linear, or stops after a while.</summary>
public sealed partial class RegularExpressionTests
{
    /// <summary>For each character of a hostile text. What a set or a word repeats comes to a few; the rest is for repeats that have a limit.</summary>
    private const int MaxSteps = 300;

    private const int MaxMillisecondsUnproven = 1000;

    /// <summary>
    /// Backtrack, and are not proven to be linear: they look behind or back, or their text is a line, a headline, the first 8,192 bytes. A
    /// new one belongs here only where neither the proof nor <see cref="RegexOptions.NonBacktracking"/> can have it.
    /// </summary>
    private static readonly string[] Unproven =
    [
        "Authors.AuthorLines.EndOfText", "Authors.AuthorLines.OwnLine", "Authors.PersonNames.BeyondNames", "Authors.PersonNames.LatinSeparators",
        "Authors.PersonNames.Roles", "Decoding.CharacterSetDeclaration.Meta", "Fields.MetaRow.Noise", "Fields.MetaRow.TrailingTool",
        "Head.Headline.SentenceInside", "Head.PageNames.Parts", "Head.PageTitle.Prefix", "Head.PageTitle.Suffix", "Layout.ParagraphText.LastWord",
        "Parsing.EscapedParagraphs.Between", "Parsing.FrontMatter.Position", "Parsing.FrontMatterBlock.Toml", "Parsing.FrontMatterBlock.Yaml",
        "Pictures.PictureAddresses.Candidate", "PlainText.PlainTextShapes.Bullet",
    ];

    private const BindingFlags All = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Fact]
    public void Each_is_non_backtracking_or_has_a_time_limit()
    {
        var expressions = Expressions();
        Assert.True(expressions.Count > 50, $"only {expressions.Count} were found");
        Assert.Empty(expressions.Where(e => !e.Attribute.Options.HasFlag(RegexOptions.NonBacktracking) && e.Attribute.MatchTimeoutMilliseconds <= 0).Select(e => e.Name));
    }

    [Fact]
    public void Each_that_backtracks_is_linear_or_is_named_as_one_that_is_not_proven_to_be()
    {
        var backtracking = Expressions().Where(e => !e.Attribute.Options.HasFlag(RegexOptions.NonBacktracking)).ToList();
        var refuted = backtracking.AsParallel().Select(e => (e.Name, e.Attribute, Why: LinearityProof.Refute(e.Attribute.Pattern, e.Attribute.Options, MaxSteps)))
            .Where(e => e.Why is not null).ToList();
        Assert.Empty(refuted.Where(e => !Unproven.Any(name => e.Name.EndsWith(name, StringComparison.Ordinal))).Select(e => $"{e.Name}: {e.Why}"));
        Assert.Empty(refuted.Where(e => e.Attribute.MatchTimeoutMilliseconds > MaxMillisecondsUnproven).Select(e => e.Name));
        Assert.All(Unproven, name => Assert.Contains(refuted, e => e.Name.EndsWith(name, StringComparison.Ordinal)));
    }

    [Fact]
    public void Letters_are_the_same_in_either_case_whatever_the_culture_of_the_machine_that_builds()
    {
        const RegexOptions Both = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
        Assert.Empty(Expressions().Where(e => (e.Attribute.Options & (Both | RegexOptions.NonBacktracking)) == RegexOptions.IgnoreCase).Select(e => e.Name));
    }

    private static List<(string Name, GeneratedRegexAttribute Attribute)> Expressions()
    {
        var assemblies = FunctionCatalog.ProductTypes.Select(t => t.Assembly).Append(typeof(ArticleProcessor).Assembly).Append(typeof(StartupException).Assembly).Distinct();
        return [.. assemblies.SelectMany(a => a.GetTypes()).SelectMany(t => t.GetMethods(All))
            .SelectMany(m => m.GetCustomAttributes<GeneratedRegexAttribute>().Select(a => ($"{m.DeclaringType!.FullName}.{m.Name}", a)))];
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
