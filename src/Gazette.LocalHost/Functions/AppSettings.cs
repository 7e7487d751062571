using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Gazette.LocalHost.Functions;

/// <summary><c>%NAME%</c> in a trigger stands for an app setting; the real host resolves it before the code runs.</summary>
internal static partial class AppSettings
{
    /// <exception cref="StartupException">The setting is missing; the message names it and the function.</exception>
    public static string Resolve(string function, string text, IConfiguration settings) =>
        Name().Replace(text, match => settings[match.Groups[1].Value] is { Length: > 0 } value
            ? value
            : throw new StartupException($"Function {function}: the app setting {match.Groups[1].Value} is missing; set it in the environment."));

    [GeneratedRegex("%([^%]+)%", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
