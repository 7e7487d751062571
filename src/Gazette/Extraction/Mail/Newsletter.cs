using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Gazette.Drafts;
using Gazette.Extraction.Lines;

namespace Gazette.Extraction.Mail;

/// <summary>Tells a message that is a page: rows of links, and teasers that lead to articles elsewhere.</summary>
internal static partial class Newsletter
{
    private const int MinTeasers = 3;
    private const int MaxPointer = 40;

    public static bool IsOne(Draft draft) => draft.Body.GetElementsByTagName("a").Count(IsPointer) >= MinTeasers;

    private static bool IsPointer(IElement link) => WordList.Of(link) is { Length: > 0 and <= MaxPointer } text && Pointer().IsMatch(text);

    [GeneratedRegex("^[\\W_]*(?:read (?:more|on|the (?:full )?(?:story|article))|more|continue reading|find out more|learn more|weiterlesen|mehr (?:lesen|erfahren|dazu)?|zum artikel|lire la suite|en savoir plus|leer más|阅读全文|閱讀全文|查看详情|查看全文|阅读更多|閱讀更多|了解更多|更多)[\\W_]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Pointer();
}
