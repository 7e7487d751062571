using Gazette.Cleaning;

namespace Gazette.Tests;

public sealed class DoubledEntitiesTests
{
    [Theory]
    [InlineData("Das Rad deramp;nbsp;Obermühleamp;nbsp;dreht sich.", "Das Rad der Obermühle dreht sich.")]
    [InlineData("Les redesnbsp;antiguasnbsp;pescaban.", "Les redes antiguas pescaban.")]
    [InlineData("水位回落&amp;comma;道路恢复通行&period;", "水位回落,道路恢复通行.")]
    [InlineData("&LDQUO;水位回落&RDQUO;&NBSP;他说。", "“水位回落” 他说。")]
    [InlineData("水位&#65279;回落&#8288;，&lrm;道路&shy;恢复。", "水位回落，道路恢复。")]
    [InlineData("水位&hairsp;回落&#8239;三米。", "水位 回落 三米。")]
    public void Entities_are_read_however_they_are_written(string damaged, string expected) => Assert.Equal(expected, AfterCleaning(damaged));

    [Theory]
    [InlineData("R&D; the firm's, and AT&T; both are names.")]
    [InlineData("A pitbull; a suspense; a dash; nothing else.")]
    [InlineData("See /s?a=1&order;b and &notaname; too.")]
    public void What_only_looks_like_one_stays(string text) => Assert.Equal(text, AfterCleaning(text));

    /// <summary>Amid misread bytes they are bytes themselves.</summary>
    [Fact]
    public void Entities_between_bytes_are_bytes() =>
        Assert.Equal("我又回到了村庄。路修好了。", AfterCleaning("\u0107\u0088&#8216;\u013A\u0179\u0088\u013A\u203A\u017E\u013A\u0088&#176;&auml;\u015F\u2020\u0107\u0165&#8216;\u013A\u015F\u201E\u0103\u20AC\u201A\u010D&#183;\u017B&auml;\u017C\u00AE\u013A\u0104\u02DD&auml;\u015F\u2020\u0103\u20AC\u201A"));

    private static string AfterCleaning(string line)
    {
        var draft = Drafts.OfLines([line]);
        new CleaningRules().RepairText(draft);
        return draft.Body.TextContent;
    }
}
