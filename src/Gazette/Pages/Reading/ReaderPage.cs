using Gazette.Articles;
using Gazette.Pages.Head;

namespace Gazette.Pages.Reading;

/// <summary>All choices of a reader in one form, which works with and without a script.</summary>
public static class ReaderPage
{
    /// <summary>The form's field for the page that the reader came from.</summary>
    public const string BackField = "back";

    /// <param name="choices">Selected in the form; not what the page itself is shown by.</param>
    /// <param name="back">Path and query of a page of ours.</param>
    public static string Render(ReaderChoices choices, string back, Site site)
    {
        var words = InterfaceText.For(site.Language).Reading;
        Markup main = $"""
            <h1>{words.Settings}</h1>
            <p>{words.Intro}</p>
            <form class="reader" method="post" action="{PagePath.Reader}">
            {Markup.Join(ReaderChoice.All.Select(choice => Group(choice, choices[choice], words)))}<input type="hidden" name="{BackField}" value="{back}">
            <p><button>{words.Save}</button></p>
            </form>

            """;
        return PageLayout.Render(
            $"{words.Settings} - {site.Name}", site.Language, InterfaceText.For(site.Language), site, MetaTags.NotForEngines, main);
    }

    private static Markup Group(ReaderChoice choice, string chosen, ReadingText words) => $"""
        <fieldset>
        <legend>{words.NameOf(choice)}</legend>
        {Markup.Join(choice.Values.Select(value => (Markup)$"<label><input type=\"radio\" name=\"{choice.Name}\" value=\"{value}\"{(value == chosen ? (Markup)$" checked" : Markup.Nothing)}> {words.NameOf(choice, value)}</label>\n"))}</fieldset>

        """;
}
