using Gazette.Serving;
using Microsoft.AspNetCore.Http;

namespace Gazette.Tests;

public sealed class QueryValuesTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("?other=a", null)]
    [InlineData("?after", "")]
    [InlineData("?after=", "")]
    [InlineData("?after=a", "a")]
    [InlineData("?AFTER=a", "a")]
    [InlineData("?after=a&after=b", "b")]
    [InlineData("?after=a&size=1&After=", "")]
    [InlineData("?after=a,b", "a,b")]
    public void The_last_value_counts(string query, string? value)
    {
        var request = new DefaultHttpContext().Request;
        request.QueryString = new QueryString(query);
        Assert.Equal(value, request.QueryValue("after"));
    }
}
