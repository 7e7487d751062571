using System.Text.RegularExpressions;

namespace Gazette.Pages;

/// <summary>
/// The body of an article, with the signature (落款) of a Chinese notice in an element of its own, so that it can stand where
/// readers look for it: the offices and the day, each a short line, at the very end.
/// </summary>
internal static partial class SignedBody
{
    /// <param name="html">The sanitizer's markup.</param>
    /// <param name="language">Of the article, BCP 47.</param>
    public static Markup Of(string html, string language)
    {
        var (whole, start) = (new Markup(html.Length, 0), StartOfSignature(html, language));
        whole.AppendLiteral(html[..start]);
        if (start < html.Length)
        {
            whole.AppendLiteral("<div class=\"signed\">");
            whole.AppendLiteral(html[start..]);
            whole.AppendLiteral("</div>");
        }

        return whole;
    }

    /// <summary>Where the signature begins in the sanitizer's markup, always between two elements; its length when there is none.</summary>
    internal static int StartOfSignature(string html, string language) =>
        language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) && Signature().Match(html) is { Success: true } signature ? signature.Index : html.Length;

    // Whole paragraphs of text alone at the end of the body. An office has a name of its kind (局, 政府, 公司), no mark in it, and room in
    // one line; "特此通知" is none.
    [GeneratedRegex(@"(?:<p>[^<。！？；：，、]{1,39}[局厅廳部委室府司心院所处處科会會站社校学學队隊馆館组組厂廠行村办辦团團署台庭网網](?:（[^<）]{1,4}）)?\s*</p>\s*){1,4}<p>\s*[0-9〇○零一二三四五六七八九十]{4}\s*年\s*[0-9一二三四五六七八九十]{1,3}\s*月\s*[0-9一二三四五六七八九十]{1,3}\s*日\s*</p>\s*$", RegexOptions.None, 10000)]
    private static partial Regex Signature();
}
