using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gazette.Articles;
using Gazette.Uploads;

namespace Gazette.Pages.Desk;

/// <summary>
/// What the rules did, in words for editors, in one language, read from its file in <c>Pages/Desk/Rules</c>. A file with a
/// missing, an unknown or a doubled key is refused. Which rules and codes there are, the files do not know: tests compare them.
/// </summary>
internal sealed record RuleWords
{
    private const string Name = "{0}";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
    };

    private static readonly Dictionary<InterfaceLanguage, RuleWords> ByLanguage = InterfaceLanguage.All.ToDictionary(l => l, Read);

    /// <summary>Of a rule that has no words, as of an article that older rules made; with its name in place of <c>{0}</c>.</summary>
    public required string OtherRule { get; init; }

    /// <summary>By the rule's name, phrases without a full stop, before which or behind which a number may stand.</summary>
    public required IReadOnlyDictionary<string, string> Rules { get; init; }

    /// <summary>Likewise for <see cref="Reviews"/>; null in English.</summary>
    public string? OtherReview { get; init; }

    /// <summary>Null in English, which <see cref="ReviewReason"/> speaks.</summary>
    public IReadOnlyDictionary<string, string>? Reviews { get; init; }

    /// <summary>By the code.</summary>
    public required IReadOnlyDictionary<string, string> Rejections { get; init; }

    /// <param name="language">BCP 47; English words for a language that we have none in.</param>
    public static RuleWords For(string language) => ByLanguage[InterfaceLanguage.For(language)];

    /// <summary>What the rule did, or why it left out a line.</summary>
    /// <param name="name">As a <see cref="Repair"/>, an edit or a line that was left out has it.</param>
    public string Rule(string name) => Rules.GetValueOrDefault(name) ?? OtherRule.Replace(Name, name, StringComparison.Ordinal);

    /// <summary>What a person is asked to look at, in a sentence or two.</summary>
    /// <param name="rule">Of a repair that was not certain.</param>
    public string Review(string rule) =>
        Reviews is null ? ReviewReason.Of(rule) : Reviews.GetValueOrDefault(rule) ?? OtherReview!.Replace(Name, rule, StringComparison.Ordinal);

    /// <summary>What is wrong with the file and what to do, in a sentence or two; limits and names are in the rejection's own detail.</summary>
    /// <returns>Null for a code that is not of <see cref="RejectionReason"/>, as that of a run that failed.</returns>
    public string? Rejection(string code) => Rejections.GetValueOrDefault(code);

    /// <summary>What is wrong and what to do, of the two sentences that each rejection has.</summary>
    internal static (string Fault, string Remedy) Halves(string rejection)
    {
        var end = rejection.IndexOfAny(['。', '.']);
        // A stop within a word or a number ends nothing.
        while (rejection[end] == '.' && rejection[end + 1] != ' ')
            end = rejection.IndexOfAny(['。', '.'], end + 1);
        return (rejection[..(end + 1)], rejection[(end + 1)..].TrimStart());
    }

    private static RuleWords Read(InterfaceLanguage language)
    {
        var name = $"Gazette.Pages.Desk.Rules.{language.Tag}.json";
        using var json = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing.");
        var words = JsonSerializer.Deserialize<RuleWords>(json, Strict)
            ?? throw new JsonException($"The resource {name} is empty.");
        var isOfReviewReason = language == InterfaceLanguage.English;
        return words.Reviews is null == isOfReviewReason && words.OtherReview is null == isOfReviewReason
            ? words
            : throw new JsonException($"The resource {name} has to have reviews and otherReview, save in English.");
    }
}
