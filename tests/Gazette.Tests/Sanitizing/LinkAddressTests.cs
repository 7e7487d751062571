using Gazette.Sanitizing;

namespace Gazette.Tests;

public sealed class LinkAddressTests
{
    [Theory]
    [InlineData("https://a.example/x?u=https%3A%2F%2Fb.example", "https://a.example/x?u=https%3A%2F%2Fb.example")]
    [InlineData("https://a.example/a b.html", "https://a.example/a%20b.html")]
    [InlineData("https://a.example/通知/一.html?词=水#段", "https://a.example/%E9%80%9A%E7%9F%A5/%E4%B8%80.html?%E8%AF%8D=%E6%B0%B4#%E6%AE%B5")]
    [InlineData("https://例子.example:8080/x", "https://xn--fsqu00a.example:8080/x")]
    [InlineData("https://a.example/😀", "https://a.example/%F0%9F%98%80")]
    [InlineData("//a.example/x", null)]
    [InlineData("HTTP://a.example/", "HTTP://a.example/")]
    [InlineData("https://bank.example@evil.example/", "https://evil.example/")]
    [InlineData("http://bank.example:80%2F@evil.example:8080/x?y=1#z", "http://evil.example:8080/x?y=1#z")]
    [InlineData("HTTPS://a@b@evil.example", "HTTPS://evil.example")]
    [InlineData("https://user:pass@例子.example/一", "https://xn--fsqu00a.example/%E4%B8%80")]
    [InlineData("ht\ntps://bank.example@evil.example/", "https://evil.example/")]
    [InlineData("https://a.example/@user", "https://a.example/@user")]
    [InlineData("https://a.example?q=@user", "https://a.example?q=@user")]
    [InlineData("https://a.example#@user", "https://a.example#@user")]
    [InlineData("https://a.example\\@user", null)]
    [InlineData("https://user@", null)]
    [InlineData("mailto:a@b.example", "mailto:a@b.example")]
    [InlineData("#note", "#note")]
    [InlineData("x.html", null)]
    [InlineData("/x.html", null)]
    [InlineData("./a_files/x.html", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("file:///C:/a.html", null)]
    [InlineData("about:blank", null)]
    [InlineData("blob:https://a.example/1", null)]
    [InlineData("data:text/html,x", null)]
    [InlineData("https://", null)]
    [InlineData("http://a.example[", null)]
    [InlineData("http://a.example==/", null)]
    [InlineData("http://a.example:99999/", null)]
    [InlineData("//", null)]
    [InlineData("#", null)]
    [InlineData(null, null)]
    public void Is_published_valid_or_not_at_all(string? href, string? expected)
    {
        Assert.Equal(expected, LinkAddress.Read(href));
        Assert.Equal(expected, LinkAddress.Read(LinkAddress.Read(href)));
    }
}
