using System.Collections.Concurrent;
using Gazette.Articles;
using Gazette.Pages.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Gazette.Serving.Reading;

/// <summary>What readers choose of size, colours and spacing: shown, kept in cookies of theirs, and given as a style sheet. Storage is not asked.</summary>
public sealed class ReaderEndpoint(Site site)
{
    private const int MaxFields = 16;
    private const int MaxKeyLength = 64;
    private const int MaxValueLength = 2048;

    private static readonly Response NotAForm = new Response.Failed(
        StatusCodes.Status415UnsupportedMediaType, "Send the choices as a form, with Content-Type: application/x-www-form-urlencoded.");

    // As many as there are ways to choose.
    private readonly ConcurrentDictionary<string, Representation> sheets = new(StringComparer.Ordinal);

    /// <summary>The form, with what the cookies say selected.</summary>
    /// <param name="view">As in the query: what is to be selected as the view; null or unknown for what was chosen.</param>
    public Task<Response> PageAsync(HttpRequest request, string? view)
    {
        var choices = ReaderChoices.Read(name => request.Cookies[name]);
        if (view is not null && ReaderChoice.View.Values.Contains(view))
            choices = choices.With(ReaderChoice.View, view);
        var back = new OwnSite(request, site).PathBehind(request.Headers.Referer);
        if (VariantOfPath.Find(back) is { } script)
            choices = choices.With(ReaderChoice.Script, script);
        var html = ReaderPage.Render(choices, back, site);
        return Task.FromResult<Response>(new Response.Found(Representation.OfText(ArticleEndpoint.Html, html), CacheRule.Never) { HasForm = true });
    }

    /// <summary>The rules for what the cookies say.</summary>
    public Task<Response> SheetAsync(HttpRequest request)
    {
        var css = ReaderSheet.Render(ReaderChoices.Read(name => request.Cookies[name]));
        var sheet = sheets.GetOrAdd(css, text => Representation.OfText("text/css; charset=utf-8", text));
        return Task.FromResult<Response>(new Response.Found(sheet, CacheRule.OfReader) { VariesByCookie = true });
    }

    /// <summary>Keeps the choices that the form names, and leads back to where the reader came from. 403 for the form of another site.</summary>
    public async Task<Response> ChooseAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (new OwnSite(request, site).Refuse() is { } refusal)
            return new Response.Failed(StatusCodes.Status403Forbidden, refusal);
        if (request.ContentType?.Split(';')[0].Trim().Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
            return NotAForm;
        var (form, failure) = await ReadAsync(request, cancellation);
        if (form is null)
            return failure!;
        var named = ReaderChoice.All.Where(choice => form.ContainsKey(choice.Name)).Select(choice => (choice.Name, Value: form[choice.Name], choice.Values)).ToList();
        foreach (var (name, value, values) in named)
        {
            if (!values.Contains(value))
                return Malformed($"\"{name}\" is one of {string.Join(", ", values)}.");
        }

        var back = form.GetValueOrDefault(ReaderPage.BackField) is { } path && OwnSite.IsPath(path) ? path : "/";
        // Other choices are laid over the page that the reader came from; the script is another page.
        if (form.TryGetValue(ReaderChoice.Script.Name, out var script))
            back = VariantOfPath.Apply(back, script);
        return new Response.SeeOther(back, [.. named.Select(each => (each.Name, each.Value))]);
    }

    private static async Task<(Dictionary<string, string>? Form, Response? Failure)> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            using var reader = new FormReader(request.Body) { ValueCountLimit = MaxFields, KeyLengthLimit = MaxKeyLength, ValueLengthLimit = MaxValueLength };
            var fields = await reader.ReadFormAsync(cancellation);
            // As in a query, the last value counts.
            return (fields.ToDictionary(field => field.Key, field => field.Value.LastOrDefault() ?? ""), null);
        }
        catch (BadHttpRequestException fault)
        {
            return (null, new Response.Failed(fault.StatusCode, "The form could not be read to its end."));
        }
        catch (InvalidDataException)
        {
            return (null, Malformed($"A form has at most {MaxFields} fields, their names {MaxKeyLength} and their values {MaxValueLength} characters."));
        }
    }

    private static Response.Failed Malformed(string detail) => new(StatusCodes.Status400BadRequest, detail);
}
