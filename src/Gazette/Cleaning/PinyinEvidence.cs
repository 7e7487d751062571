namespace Gazette.Cleaning;

/// <summary>
/// Tells a page that a machine has annotated from one whose author explains how words sound. A machine annotates common
/// characters in the reading that every reader knows, here and there, in the middle of running text. An author
/// annotates rare characters and rare readings, headwords, or every character of a lesson.
/// </summary>
internal static class PinyinEvidence
{
    /// <summary>Shorter lines are headwords, vocabulary, captions and menus.</summary>
    private const int ProseHan = 15;

    /// <summary>A reading or two given in passing is the author's, however short the text.</summary>
    private const int MinCharacters = 3;

    /// <summary>One needless reading in about 80 characters: no author does that without meaning to teach.</summary>
    private const double MinShareOfProse = 0.012;

    /// <summary>Enough on a page of any length.</summary>
    private const int EnoughAnywhere = 25;

    /// <summary>In an annotated classic or a dictionary most readings are ones that a reader may need.</summary>
    private const double MinNeedlessShare = 0.4;

    /// <summary>Above it the text is made for learners, with all its characters annotated.</summary>
    private const double MaxShareOfAll = 0.6;

    public static bool ShowsDamage(IReadOnlyList<PinyinAnnotation> annotations, IReadOnlyList<Line> lines)
    {
        var han = lines.ToDictionary(l => l, l => Han.Count(l.Text));
        var first = annotations.Where(a => !a.IsRepeat).ToList();
        var needless = Needless(first).Where(a => han[a.Line] >= ProseHan).ToList();
        if (needless.Select(a => a.Character).Distinct().Count() < MinCharacters)
            return false;

        var prose = han.Values.Where(count => count >= ProseHan).Sum();
        return first.Count <= MaxShareOfAll * han.Values.Sum()
            && needless.Count >= MinNeedlessShare * first.Count
            && (needless.Count >= EnoughAnywhere || needless.Count >= MinShareOfProse * prose);
    }

    /// <summary>Readings that everybody knows, of characters inside running text that the page reads in one way only.</summary>
    private static IEnumerable<PinyinAnnotation> Needless(List<PinyinAnnotation> annotations)
    {
        var explained = annotations.Where(a => a.Syllable.Tone > 0)
            .GroupBy(a => a.Character)
            .Where(readings => readings.Select(a => a.Syllable).Distinct().Count() > 1)
            .Select(readings => readings.Key)
            .ToHashSet();
        return annotations.Where(a => a.FollowsHan
            && !explained.Contains(a.Character)
            && PinyinReadings.Instance.IsUsual(a.Character, a.Syllable));
    }
}
