using AngleSharp.Dom;

namespace Gazette.Extraction;

/// <summary>The innermost element of the page that holds nearly all paragraphs.</summary>
internal static class ArticleFrame
{
    private const double MinShare = 0.85;

    /// <summary>Null when the paragraphs stand apart.</summary>
    public static IElement? Of(IReadOnlyList<BodyBlock> blocks)
    {
        var letters = new Dictionary<IElement, int>();
        var paragraphs = blocks.Where(b => b.IsParagraph).ToArray();
        foreach (var block in paragraphs)
        {
            foreach (var element in block.Chain)
                letters[element] = letters.GetValueOrDefault(element) + block.Letters;
        }

        var enough = paragraphs.Sum(b => b.Letters) * MinShare;
        return paragraphs.SelectMany(p => p.Chain).FirstOrDefault(e => letters[e] >= enough);
    }
}
