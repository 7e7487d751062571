using System.Net;
using System.Text.RegularExpressions;

namespace Gazette.Pages;

/// <summary>
/// Finds the tags of the sanitizer's markup, and of no other: a "&lt;" outside of a tag is always written as an entity there, and values
/// stand in double quotes.
/// </summary>
internal static partial class SanitizedTags
{
    /// <summary>Groups: <c>close</c> in an end tag, and <c>name</c>.</summary>
    // Backtracking is not linear here: a repeat can begin anew at each character.
    [GeneratedRegex("""<(?<close>/)?(?<name>[a-z][a-z0-9-]*)(?:[^>"]|"[^"]*")*>""", RegexOptions.NonBacktracking)]
    public static partial Regex All();

    /// <summary>What a reader sees of it, as plain text.</summary>
    public static string TextOf(string html) => WebUtility.HtmlDecode(All().Replace(html, ""));
}
