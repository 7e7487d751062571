using System.Text;
using System.Text.RegularExpressions;

namespace Gazette.Pages.Reading;

/// <summary>
/// The style sheet of a reader whose browser runs no script: those rules of <c>site.css</c> that the script would switch on
/// by attributes of the root element, without their condition.
/// </summary>
public static partial class ReaderSheet
{
    private static readonly IReadOnlyList<(string Choice, string Value, string Rule)> Rules = Read();

    /// <summary>Empty but for a comment when nothing was chosen.</summary>
    public static string Render(ReaderChoices choices)
    {
        var chosen = ReaderChoice.All.ToDictionary(choice => choice.Name, choice => choices[choice]);
        // Doubled, the root weighs as much as with its attribute.
        var rules = Rules.Where(rule => chosen[rule.Choice] == rule.Value).Select(rule => $":root:root{rule.Rule}\n");
        return $"/* What you have chosen at {PagePath.Reader}. */\n{string.Concat(rules)}";
    }

    private static List<(string Choice, string Value, string Rule)> Read()
    {
        var css = Encoding.UTF8.GetString(Assets.Named("site.css").Bytes.Span);
        return [.. Rule().Matches(css).Select(match => (match.Groups["choice"].Value, match.Groups["value"].Value, match.Groups["rule"].Value))];
    }

    // Backtracking is not linear here: a repeat can begin anew at each character.
    [GeneratedRegex("""^ *:root\[data-(?<choice>[a-z-]+)="(?<value>[a-z]+)"\](?<rule> .*\})$""", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Rule();
}
