using System.Xml;
using CsCheck;
using XmlText = Gazette.Pages.Feeds.XmlText;

namespace Gazette.Tests.Pages.Feeds;

public sealed class XmlTextTests
{
    [Theory]
    [InlineData("通知 café 𠮷 😀\n\t", "通知 café 𠮷 😀\n\t")]
    [InlineData("a\0b\u000Bc\u001Fd", "abcd")]
    [InlineData("a\uFFFEb\uFFFFc", "abc")]
    public void What_XML_cannot_hold_goes(string text, string expected) => Assert.Equal(expected, XmlText.Of(text));

    // No theory: the test framework cannot hand on halves.
    [Fact]
    public void Halves_of_characters_are_marked() => Assert.Equal("a\uFFFDb\uFFFDc\uFFFD", XmlText.Of("a\uD83Db\uDE00c\uD83D"));

    [Fact]
    public void Any_text_can_be_written() => Gen.Char.Array[0, 40].Sample(characters =>
    {
        var text = XmlText.Of(new string(characters));
        Assert.Equal(text, XmlConvert.VerifyXmlChars(text));
    });
}
