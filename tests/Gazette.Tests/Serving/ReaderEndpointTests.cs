using System.Text;
using Gazette.Serving;
using Gazette.Serving.Reading;
using Gazette.Tests.Pages;
using Microsoft.AspNetCore.Http;

namespace Gazette.Tests.Serving;

public sealed class ReaderEndpointTests
{
    private readonly ReaderEndpoint endpoint = new(Sample.Site);

    [Fact]
    public async Task What_the_form_names_is_kept_and_the_reader_led_back()
    {
        var answer = Assert.IsType<Response.SeeOther>(await ChooseAsync("contrast=dark&spacing=wide&back=%2Farticles%2Fa%3Fb%3Dc"));
        Assert.Equal([("contrast", "dark"), ("spacing", "wide")], answer.Cookies);
        Assert.Equal("/articles/a?b=c", answer.Path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("\\\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/a\r\nSet-Cookie: a=b")]
    [InlineData("/中文")]
    [InlineData("javascript:alert(1)")]
    [InlineData("articles/a")]
    public async Task A_way_back_that_is_no_path_of_ours_leads_to_the_front_page(string back) =>
        Assert.Equal("/", Assert.IsType<Response.SeeOther>(await ChooseAsync("back=" + Uri.EscapeDataString(back))).Path);

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "https://news.example.evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task The_form_of_another_site_is_refused(string header, string value) =>
        Assert.Equal(403, Assert.IsType<Response.Failed>(await ChooseAsync("contrast=dark", (header, value))).Status);

    [Theory]
    [InlineData("Origin", "https://news.example")]
    [InlineData("Origin", "http://localhost:7071")]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Sec-Fetch-Site", "none")]
    public async Task A_form_of_ours_is_taken_under_either_name(string header, string value) =>
        Assert.IsType<Response.SeeOther>(await ChooseAsync("contrast=dark", (header, value)));

    [Theory]
    [InlineData("hant", "/articles/a", "/articles/a?variant=zh-Hant")]
    [InlineData("hans", "/?after=k&variant=zh-TW", "/?after=k&variant=zh-Hans")]
    [InlineData("hant", "/?variant=zh-TW", "/?variant=zh-TW")]
    [InlineData("original", "/?variant=zh-TW&after=k", "/?after=k")]
    [InlineData("original", "/columns/a%2Bb?after=%E4%B8%AD", "/columns/a%2Bb?after=%E4%B8%AD")]
    public async Task The_script_that_was_chosen_is_another_address_of_the_page(string script, string back, string expected) =>
        Assert.Equal(expected, Assert.IsType<Response.SeeOther>(await ChooseAsync($"script={script}&back={Uri.EscapeDataString(back)}")).Path);

    [Theory]
    [InlineData("contrast=pink", "\"contrast\" is one of system, normal, high, dark.")]
    [InlineData("view=", "\"view\" is one of usual, elder.")]
    public async Task A_value_that_does_not_exist_is_400_with_those_that_do(string form, string detail)
    {
        var answer = Assert.IsType<Response.Failed>(await ChooseAsync(form));
        Assert.Equal((400, detail), (answer.Status, answer.Detail));
    }

    [Fact]
    public async Task A_form_that_is_too_large_is_400_with_the_limits()
    {
        foreach (var form in new[] { string.Join('&', Enumerable.Range(0, 17).Select(i => $"a{i}=b")), new string('a', 65) + "=b", "a=" + new string('b', 2049) })
        {
            var answer = Assert.IsType<Response.Failed>(await ChooseAsync(form));
            Assert.Equal(400, answer.Status);
            Assert.Contains("at most 16 fields", answer.Detail, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("https://news.example/articles/a?b=%E4%B8%AD", "/articles/a?b=%E4%B8%AD")]
    [InlineData("http://localhost:7071/archive#x", "/archive")]
    [InlineData("https://evil.example/articles/a", "/")]
    [InlineData("https://news.example//evil.example", "/")]
    [InlineData("https://news.example/reader?for=elder", "/")]
    [InlineData("no address", "/")]
    [InlineData(null, "/")]
    public async Task The_form_remembers_the_page_that_the_reader_came_from(string? referer, string back)
    {
        var request = Request();
        request.Headers.Referer = referer;
        var page = Assert.IsType<Response.Found>(await endpoint.PageAsync(request, view: "elder"));
        var form = Sample.Parse(Encoding.UTF8.GetString(page.Representation.Identity));
        Assert.Equal(back, form.QuerySelector("input[name=back]")!.GetAttribute("value"));
        Assert.Equal("elder", form.QuerySelector("input[name=view][checked]")!.GetAttribute("value"));
        Assert.True(page.HasForm);
    }

    private Task<Response> ChooseAsync(string form, (string Name, string Value)? header = null)
    {
        var request = Request();
        request.Method = "POST";
        request.ContentType = "application/x-www-form-urlencoded; charset=utf-8";
        request.Body = new MemoryStream(Encoding.UTF8.GetBytes(form));
        if (header is var (name, value))
            request.Headers[name] = value;
        return endpoint.ChooseAsync(request, TestContext.Current.CancellationToken);
    }

    private static HttpRequest Request()
    {
        var request = new DefaultHttpContext().Request;
        request.Host = new HostString("localhost:7071");
        return request;
    }
}
