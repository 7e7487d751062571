using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Gazette.Pages.Head;

/// <summary>JSON for other programs: Chinese stays readable, and no character is left that could end a script of HTML.</summary>
internal static class EmbeddedJson
{
    public static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
}
