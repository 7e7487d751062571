using System.Text;
using System.Text.RegularExpressions;
using Gazette.Pages;
using Gazette.Pages.Reading;

namespace Gazette.Tests.Pages;

public sealed partial class ReaderSheetTests
{
    private static string Text(string asset) => Encoding.UTF8.GetString(Assets.Named(asset).Bytes.Span);

    private static string Sheet(string cookies) => ReaderSheet.Render(Chosen(cookies));

    private static ReaderChoices Chosen(string cookies)
    {
        var values = cookies.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => c.Split('=')).ToDictionary(c => c[0], c => c[1]);
        return ReaderChoices.Read(values.GetValueOrDefault);
    }

    [Theory]
    [InlineData("")]
    [InlineData("text-size=medium contrast=system spacing=normal view=usual")]
    [InlineData("text-size=huge contrast=} view=ELDER other=large")]
    public void Without_a_choice_and_with_one_that_does_not_exist_there_is_no_rule(string cookies) => Assert.DoesNotContain("{", Sheet(cookies), StringComparison.Ordinal);

    [Theory]
    [InlineData("text-size=large", ":root:root { font-size: 150%; }")]
    [InlineData("contrast=dark", ":root:root { color-scheme: dark; --paper: #171513; --ink: #e9e4dc; --accent: #f2a994; }")]
    [InlineData("spacing=wide", ":root:root { --leading: 2; --gap: 1.5em; }")]
    [InlineData("view=elder", ":root:root :is(.beside, .pictured) { display: block; }")]
    public void A_choice_gives_its_rules_with_the_weight_that_they_have_by_script(string cookies, string rule) => Assert.Contains(rule, Sheet(cookies).Split('\n'));

    [Fact]
    public void The_elder_mode_comes_behind_size_and_spacing_and_so_outweighs_them()
    {
        var sheet = Sheet("view=elder text-size=small spacing=wide");
        Assert.True(sheet.IndexOf("clamp(", StringComparison.Ordinal) > sheet.IndexOf("106.25%", StringComparison.Ordinal));
        Assert.True(sheet.IndexOf("--target: 60px", StringComparison.Ordinal) > sheet.IndexOf("--leading: 2;", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_value_but_the_usual_ones_has_a_rule_and_every_such_rule_a_value()
    {
        var css = Text("site.css");
        var conditions = Condition().Matches(css).Select(m => (m.Groups["name"].Value, m.Groups["value"].Value)).ToHashSet();
        Assert.Equal(
            ReaderChoice.All.Where(choice => choice != ReaderChoice.Script).SelectMany(choice => choice.Values.Where(value => value != choice.Usual && (choice.Name, value) is not ("contrast", "system")).Select(value => (choice.Name, value))).Order(),
            conditions.Order());
        // Each one must be a line of its own, or the sheet would miss it.
        Assert.All(css.Split('\n').Where(line => Condition().IsMatch(line)), line => Assert.Matches(@"^  :root\[data-[a-z-]+=""[a-z]+""\] [^\[\]]*\}$", line));
    }

    [Fact]
    public void The_script_knows_the_same_choices_and_the_same_usual_values()
    {
        var script = Text("site.js");
        Assert.All(ReaderChoice.All, choice =>
        {
            var values = string.Join(", ", choice.Values.OrderByDescending(value => value == choice.Usual).Select(value => $"'{value}'"));
            Assert.Contains($"'{choice.Name}': [{values}],", script, StringComparison.Ordinal);
        });
        Assert.Equal(ReaderChoice.All.Count, Line().Count(script));
    }

    [Fact]
    public void The_form_has_what_was_chosen_selected()
    {
        var page = Sample.Parse(ReaderPage.Render(Chosen("contrast=high spacing=wide"), "/articles/a?b=\"c", Sample.Site));
        Assert.Equal(["usual", "medium", "high", "wide", "original"], page.QuerySelectorAll("input[checked]").Select(input => input.GetAttribute("value")));
        Assert.Equal(ReaderChoice.All.Select(choice => choice.Name), page.QuerySelectorAll("input[checked]").Select(input => input.GetAttribute("name")));
        Assert.Equal(15, page.QuerySelectorAll("label > input").Length);
        Assert.Equal("/articles/a?b=\"c", page.QuerySelector("input[name=back]")!.GetAttribute("value"));
    }

    [GeneratedRegex(@"^    '[a-z-]+': \[", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Line();

    [GeneratedRegex(""":root\[data-(?<name>[a-z-]+)="(?<value>[a-z]+)"\]""", RegexOptions.NonBacktracking)]
    private static partial Regex Condition();
}
