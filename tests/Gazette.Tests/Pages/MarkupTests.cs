using System.Globalization;
using CsCheck;
using Gazette.Articles;
using Gazette.Pages;

namespace Gazette.Tests.Pages;

public sealed class MarkupTests
{
    [Fact]
    public void A_string_is_encoded()
    {
        var text = "<b> & \"it's\"";
        Markup markup = $"<p>{text}</p>";
        Assert.Equal("<p>&lt;b&gt; &amp; &quot;it&#39;s&quot;</p>", markup.ToString());
    }

    [Fact]
    public void Safe_HTML_and_markup_go_in_as_they_are()
    {
        var safe = SafeHtml.FromSanitizer("<em>&lt;</em>");
        Markup inner = $"<b>{safe}</b>";
        Markup outer = $"<p>{inner}</p>";
        Assert.Equal("<p><b><em>&lt;</em></b></p>", outer.ToString());
    }

    [Theory]
    [InlineData("易先榮主持召開會議")]
    [InlineData("𠮷野家 ～“引号”—— café 😀")]
    public void Text_of_any_script_stays_readable(string text)
    {
        Markup markup = $"{text}";
        Assert.Equal(text, markup.ToString());
    }

    [Theory]
    [InlineData("a\u202Eb", "ab")]
    [InlineData("a\u2066b\u2069", "ab")]
    [InlineData("a\0b\u001B\u0085c\uFFFF", "abc")]
    [InlineData("a\r\nb\tc", "a\nb\tc")]
    public void Controls_that_could_break_a_page_are_dropped(string text, string kept)
    {
        Markup markup = $"{text}";
        Assert.Equal(kept, markup.ToString());
    }

    [Fact]
    public void Null_is_nothing_and_numbers_are_plain()
    {
        string? none = null;
        Markup markup = $"[{none}{1234567}]";
        Assert.Equal("[1234567]", markup.ToString());
    }

    [Fact]
    public void Whatever_the_text_a_parser_reads_it_back_from_element_and_attribute() =>
        Gen.String[Gen.OneOf(Gen.Char["<>&\"'`=/-! a;#x中\u202E\u0001\n"], Gen.Char), 0, 40].Sample(text =>
        {
            Markup markup = $"<!DOCTYPE html><body><p title=\"{text}\">{text}</p>";
            var p = Sample.Parse(markup.ToString()).QuerySelector("p")!;
            var kept = string.Concat(text.Where(c => c is '\t' or '\n' || !IsDropped(c)));
            Assert.Equal(kept, p.TextContent);
            Assert.Equal(kept, p.GetAttribute("title"));
        });

    private static bool IsDropped(char c) =>
        char.GetUnicodeCategory(c) == UnicodeCategory.Control || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or >= '\uFFFE';
}
