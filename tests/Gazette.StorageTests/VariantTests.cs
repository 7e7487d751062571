using System.Text.Json;
using Gazette.Articles;
using Gazette.Articles.Corrections;
using Gazette.Publishing;
using Gazette.Serving;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests;

/// <summary>Articles in the other script, from upload to answer.</summary>
public sealed class VariantTests(AzuriteFixture azurite)
{
    private const string Text = """
        ---
        title: 关于于谦的头发
        protect: [于谦, 头发]
        ---
        于谦说头发很复杂，后来他在树干下面干杯，大家都觉得这件事情很有意思。
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Names_that_the_front_matter_protects_stay_in_pages_and_lists()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.PublishAsync("a.md", Text);
        var article = await ArticleAsync(newsroom.Host);
        Assert.Equal("關於于谦的头发", article.GetProperty("title").GetString());
        Assert.StartsWith("于谦說头发很複雜，後來他在樹幹下面乾杯", article.GetProperty("text").GetString(), StringComparison.Ordinal);
        var list = Assert.IsType<Response.Found>(await newsroom.Host.GetRequiredService<ListEndpoint>().JsonAsync(null, null, "zh-Hant", Cancellation));
        Assert.Equal("關於于谦的头发", JsonDocument.Parse(list.Representation.Identity).RootElement.GetProperty("items")[0].GetProperty("title").GetString());
    }

    [Fact]
    public async Task An_editor_protects_names_and_a_setting_protects_those_of_the_site()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.PublishAsync("a.md", Text);
        var order = new CorrectionOrder { Fields = new Dictionary<ArticleField, string?> { [ArticleField.ProtectedNames] = "复杂" } };
        Assert.IsType<CorrectionResult.Corrected>(await newsroom.Host.GetRequiredService<CorrectionPublisher>().CorrectAsync(ArticleId.FromBlobName("a.md"), order, _ => true, Cancellation));
        var host = newsroom.AddHost(new() { ["Gazette:ProtectedNames"] = "树干；干杯" });
        Assert.StartsWith("于謙說頭髮很复杂，後來他在树干下面干杯", (await ArticleAsync(host)).GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> ArticleAsync(IServiceProvider host)
    {
        var answer = await host.GetRequiredService<ArticleEndpoint>().JsonAsync(ArticleId.FromBlobName("a.md"), "zh-Hant", Cancellation);
        return JsonDocument.Parse(Assert.IsType<Response.Found>(answer).Representation.Identity).RootElement;
    }
}
