using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Gazette.Articles;
using Gazette.Articles.Edits;
using Gazette.Cleaning;
using Gazette.Extraction.Body;
using Gazette.Extraction.Language;
using Gazette.Extraction.Mail;
using Gazette.Intake.Word;
using Gazette.Pages;
using Gazette.Pages.Desk;
using Gazette.Uploads;

namespace Gazette.Tests.Pages.Desk;

public sealed partial class RuleWordsTests
{
    private static readonly string Root = ExtractionCaseTests.RepositoryRoot();
    private static readonly HashSet<string> InCode = NamedInCode().ToHashSet(StringComparer.Ordinal);

    public static TheoryData<string> Tags => [.. InterfaceLanguage.All.Select(l => l.Tag)];

    private static IEnumerable<string> Codes => ConstantsOf(typeof(RejectionReason));

    [Theory]
    [MemberData(nameof(Tags))]
    public void Every_rule_of_the_code_and_of_the_expected_files_has_words(string tag)
    {
        var named = InCode.Concat(NamedInCases()).Concat(ReviewReason.Rules).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(named.Where(name => !RuleWords.For(tag).Rules.ContainsKey(name)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Tags))]
    public void Every_rule_with_words_stands_in_the_code(string tag) =>
        Assert.Empty(RuleWords.For(tag).Rules.Keys.Except(InCode).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Tags))]
    public void What_people_are_asked_to_look_at_has_words_and_nothing_else(string tag)
    {
        if (RuleWords.For(tag).Reviews is { } reviews)
            Assert.Equal(ReviewReason.Rules.Order(StringComparer.Ordinal), reviews.Keys.Order(StringComparer.Ordinal));
        else
            Assert.All(ReviewReason.Rules, rule => Assert.Equal(ReviewReason.Of(rule), RuleWords.For(tag).Review(rule)));
    }

    [Theory]
    [MemberData(nameof(Tags))]
    public void Every_code_of_a_rejection_has_words_and_nothing_else(string tag) =>
        Assert.Equal(Codes.Order(StringComparer.Ordinal), RuleWords.For(tag).Rejections.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void All_languages_have_the_same_rules() => Assert.All(
        InterfaceLanguage.All,
        language => Assert.Equal(RuleWords.For("en").Rules.Keys.Order(StringComparer.Ordinal), RuleWords.For(language.Tag).Rules.Keys.Order(StringComparer.Ordinal)));

    [Theory]
    [MemberData(nameof(Tags))]
    public void A_rule_is_a_phrase_and_all_others_are_a_sentence_or_two(string tag)
    {
        var words = RuleWords.For(tag);
        Assert.All(words.Rules.Values, phrase => Assert.Matches(@"^\S.*[^\s.。，,:：;；]$", phrase));
        // Two rules in the same words could not be told apart.
        Assert.Equal(words.Rules.Count, words.Rules.Values.Distinct(StringComparer.Ordinal).Count());
        Assert.All(words.Rejections.Values.Concat(words.Reviews?.Values ?? []), text => Assert.InRange(EndOfSentence().Count(text), 1, 2));
        Assert.All(words.Rejections.Values.Concat(words.Reviews?.Values ?? []), text => Assert.Matches(@"[.。]$", text));
    }

    [Theory]
    [MemberData(nameof(Tags))]
    public void A_rejection_says_first_what_is_wrong_and_then_what_to_do(string tag) => Assert.All(RuleWords.For(tag).Rejections.Values, text =>
    {
        var (fault, remedy) = RuleWords.Halves(text);
        Assert.Equal(1, EndOfSentence().Count(fault));
        Assert.Equal(1, EndOfSentence().Count(remedy));
        Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), (fault + remedy).Replace(" ", "", StringComparison.Ordinal));
    });

    [Fact]
    public void Each_Chinese_file_is_written_in_its_script()
    {
        Assert.DoesNotContain(TextOf("zh-Hans"), HanScripts.IsTraditionalOnly);
        Assert.DoesNotContain(TextOf("zh-Hant"), HanScripts.IsSimplifiedOnly);
        Assert.DoesNotContain(TextOf("en"), c => c is >= '\u4E00' and <= '\u9FFF');
    }

    [Theory]
    [InlineData("zh-CN", "删去括号中的注音")]
    [InlineData("zh-HK", "刪去括號中的注音")]
    [InlineData("fr", "pinyin in brackets removed")]
    public void The_nearest_language_is_taken(string language, string phrase) => Assert.Equal(phrase, RuleWords.For(language).Rule("pinyin-annotations"));

    [Theory]
    [MemberData(nameof(Tags))]
    public void What_has_no_words_is_named(string tag)
    {
        var words = RuleWords.For(tag);
        Assert.Contains("of-tomorrow", words.Rule("of-tomorrow"), StringComparison.Ordinal);
        Assert.Contains("of-tomorrow", words.Review("of-tomorrow"), StringComparison.Ordinal);
        Assert.Null(words.Rejection("of-tomorrow"));
        Assert.NotNull(words.Rejection(RejectionReason.Empty));
    }

    private static string TextOf(string tag)
    {
        var words = RuleWords.For(tag);
        return string.Concat(words.Rules.Values.Concat(words.Rejections.Values).Concat(words.Reviews?.Values ?? []).Append(words.OtherRule).Append(words.OtherReview));
    }

    /// <summary>Constants that are called rules, those of the types that list them, the cleaning rules, and names that stand where they are reported.</summary>
    private static IEnumerable<string> NamedInCode()
    {
        var types = typeof(ReviewReason).Assembly.GetTypes();
        return types.SelectMany(t => ConstantsOf(t, name => name.EndsWith("Rule", StringComparison.Ordinal) || name == "RuleName"))
            .Concat(new[] { typeof(EditList), typeof(MailRule), typeof(BodyDoubt), typeof(LeftOutWords) }.SelectMany(t => ConstantsOf(t)))
            .Concat(types.Where(t => t.IsClass && t.IsAssignableTo(typeof(ICleaningRule))).Select(t => ((ICleaningRule)RuntimeHelpers.GetUninitializedObject(t)).Name))
            .Concat(SourcesOfRules().SelectMany(NamedWhereReported))
            .Append(Article.TitleFromFileName);
    }

    private static IEnumerable<string> NamedWhereReported(string source)
    {
        foreach (Match report in Reported().Matches(source))
        {
            if (report.Groups["text"] is { Success: true } literal)
                yield return literal.Value;
            else if (Regex.Match(source, $@"const string {report.Groups["constant"].Value} = ""(?<text>[a-z-]+)""", RegexOptions.None, TimeSpan.FromSeconds(10)) is { Success: true } constant)
                yield return constant.Groups["text"].Value;
        }
    }

    private static IEnumerable<string> NamedInCases() => Directory
        .EnumerateFiles(Path.Combine(Root, "tests", "Gazette.Tests", "Cases"), "*.json", SearchOption.AllDirectories)
        .Where(file => !Path.GetFileName(file).StartsWith("input.", StringComparison.Ordinal))
        .SelectMany(file => Expected().Matches(File.ReadAllText(file)))
        .Select(m => m.Groups["text"].Value);

    /// <summary>Without those that only speak of rules.</summary>
    private static IEnumerable<string> SourcesOfRules() => Directory
        .EnumerateFiles(Path.Combine(Root, "src", "Gazette"), "*.cs", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file) != $"{nameof(ReviewReason)}.cs" && !file.Contains($"{Path.DirectorySeparatorChar}Pages{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(File.ReadAllText);

    private static IEnumerable<string> ConstantsOf(Type type, Predicate<string>? isName = null) => type
        .GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        .Where(f => f.IsLiteral && f.FieldType == typeof(string) && isName?.Invoke(f.Name) != false)
        .Select(f => (string)f.GetRawConstantValue()!);

    // report.Add("no-date", …), draft.Report.Add(Missing, …), NotShown(image, TooMany, …), Kept.As("archive-file-kept", …)
    [GeneratedRegex("(?:[Rr]eport\\.Add\\(|NotShown\\(image, |\\.As\\()(?:\"(?<text>[a-z-]+)\"|(?<constant>[A-Z][A-Za-z]+),)", RegexOptions.None, 10_000)]
    private static partial Regex Reported();

    // Both {"rule": "mojibake"} and "mojibake 2 certain".
    [GeneratedRegex("\"rule\": ?\"(?<text>[a-z-]+)\"|\"(?<text>[a-z-]+) \\d+ (?:certain|doubtful)\"", RegexOptions.None, 10_000)]
    private static partial Regex Expected();

    // Not that of ".." in quotation marks, nor the stop of .docx.
    [GeneratedRegex("[.](?= |$)|。", RegexOptions.None, 10_000)]
    private static partial Regex EndOfSentence();
}
