using System.Text;
using System.Text.Json;
using Gazette.Articles.Edits;
using Gazette.Serving;
using Gazette.Storage.Articles;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests;

/// <summary>Somebody who reads and corrects articles at one host.</summary>
internal sealed class Editor(IServiceProvider host)
{
    public const string Text = """
        关于调整公交线路的通知
        发布时间：2024-05-06 09:30
        来源：江城日报
        作者：李明

        自下月起，四路公交车改走滨河路，途经图书馆和体育场，各站点的首末班时间不变，请市民留意。
        打印本页
        乘客可以向驾驶员或者客服热线询问换乘办法，沿线站牌将在本周内更换完毕。
        """;

    public static readonly string Doubtful = Text.Replace("图书馆和体育场，", "图书馆?。?", StringComparison.Ordinal);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The ETag that this host answers with now.</summary>
    public async Task<string> TagAsync(string id) =>
        Assert.IsType<Response.Found>(await host.GetRequiredService<ArticleEndpoint>().JsonAsync(id, variant: null, Cancellation)).Representation.Tag;

    /// <summary>Reads the article and corrects what was read.</summary>
    public async Task<Response> CorrectAsync(string id, string json) => await PatchAsync(id, json, $"\"{await TagAsync(id)}\"");

    /// <summary>The same where it has to succeed; the answer.</summary>
    public async Task<JsonElement> CorrectedAsync(string id, string json) => JsonOf(await CorrectAsync(id, json));

    public Task<Response> PatchAsync(string id, string json, string? ifMatch, string contentType = "application/json")
    {
        var request = new DefaultHttpContext().Request;
        request.Method = "PATCH";
        request.ContentType = contentType;
        request.Body = new MemoryStream(Encoding.UTF8.GetBytes(json));
        if (ifMatch is not null)
            request.Headers.IfMatch = ifMatch;
        return host.GetRequiredService<CorrectionEndpoint>().CorrectAsync(id, request, Cancellation);
    }

    public async Task<JsonElement> RepairsAsync(string id) => JsonOf(await host.GetRequiredService<RepairsEndpoint>().RepairsAsync(id, Cancellation));

    public async Task<EditList> EditsAsync(string id) => (await host.GetRequiredService<ArticleStore>().FindEditsAsync(id, Cancellation))!.Value.List;

    /// <summary>The number of the edit that has removed a line.</summary>
    public async Task<int> RemovalAsync(string id, string line) =>
        (await EditsAsync(id)).Edits.First(e => e.Rule != EditList.Layout && e.Before.Contains(line, StringComparison.Ordinal)).Number;

    public static JsonElement JsonOf(Response response)
    {
        if (response is Response.Failed failed)
            Assert.Fail($"{failed.Status}: {failed.Detail}");
        return JsonDocument.Parse(Assert.IsType<Response.Found>(response).Representation.Identity).RootElement;
    }
}
