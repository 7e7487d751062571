using System.Text;
using System.Xml;

namespace Gazette.Pages.Feeds;

/// <summary>Text of any origin as XML can hold it (XML 1.0, production 2): what XML has no way to write would make the whole file unreadable.</summary>
internal static class XmlText
{
    private const char Replacement = '\uFFFD';

    /// <summary>Halves of surrogate pairs become U+FFFD, as where pages are sent; other characters that XML forbids show nothing and go.</summary>
    public static string Of(string text)
    {
        var at = FirstBad(text);
        if (at == text.Length)
            return text;
        var kept = new StringBuilder(text, 0, at, text.Length);
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
                kept.Append(c).Append(text[++at]);
            else if (char.IsSurrogate(c))
                kept.Append(Replacement);
            else if (XmlConvert.IsXmlChar(c))
                kept.Append(c);
        }

        return kept.ToString();
    }

    private static int FirstBad(string text)
    {
        var at = 0;
        while (at < text.Length && XmlConvert.IsXmlChar(text[at]))
            at++;
        return at;
    }
}
