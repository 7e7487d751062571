using Gazette.Text;

namespace Gazette.Tests;

public sealed class WordSearchTests
{
    private static readonly string[] Words = ["html", "Élan", "straße", "кнопка", "网页", "標籤", "タグ", "iframe", "a标", "ναι"];

    /// <summary>What it passes over at once holds none of the words.</summary>
    [Fact]
    public void Finds_what_a_search_for_each_word_finds()
    {
        var search = new WordSearch(Words);
        var random = new Random();
        var pieces = Words.SelectMany(w => new[] { w, w.ToUpperInvariant(), w[..^1], w[1..] }).Append(" ").Append("页").ToArray();
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(random.GetItems(pieces, random.Next(4)));
            Assert.True(Words.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase)) == search.AnyIn(text), text);
        }
    }
}
