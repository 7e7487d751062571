using System.Text;

namespace Gazette.Tests;

public sealed class PlainTextTablesTests
{
    [Fact]
    public async Task A_text_makes_no_more_cells_than_it_may_and_loses_no_line()
    {
        var lines = Enumerable.Range(1, 1_500).Select(i => $"{i}\ta\tb\tc\td\te\tf\tg\th\ti").ToList();
        var (draft, _) = await Articles.TryReadAsync("a.txt", Encoding.UTF8.GetBytes("一季度数据\n\n下面是本市各区一季度的全部数据。\n\n" + string.Join('\n', lines)));

        var rows = draft!.Body.QuerySelectorAll("tr");
        Assert.Equal(1_000, rows.Length);
        Assert.Equal(10_000, draft.Body.QuerySelectorAll("td").Length);
        Assert.Equal(lines.Skip(1_000), draft.Body.QuerySelectorAll("p").Select(p => p.TextContent).TakeLast(500));
    }
}
