using System.Text.RegularExpressions;
using Gazette.Cleaning.Lines;
using Gazette.Cleaning.Repetition;
using Gazette.Text;

namespace Gazette.Cleaning.Pinyin;

/// <summary>
/// Tells a page that a machine has annotated from one whose author explains how words sound. A machine annotates common
/// characters in the reading that every reader knows, here and there, in the middle of running text. An author
/// annotates rare characters and rare readings, headwords, or every character of a lesson; and nobody writes one reading
/// twice.
/// </summary>
internal static partial class PinyinEvidence
{
    /// <summary>Shorter lines are headwords, vocabulary, captions and menus, unless they are sentences.</summary>
    private const int ProseHan = 15;

    private const int SentenceHan = 4;

    /// <summary>A reading or two given in passing is the author's, however short the text.</summary>
    private const int MinCharacters = 3;

    /// <summary>One needless reading in about 80 characters: no author does that without meaning to teach.</summary>
    private const double MinShareOfProse = 0.012;

    /// <summary>Enough on a page of any length.</summary>
    private const int EnoughAnywhere = 25;

    /// <summary>In square, angular or curly brackets, or with a figure for the tone: no author's hand sets readings so.</summary>
    private const int EnoughOfMachines = 3;

    /// <summary>In an annotated classic or a dictionary most readings are ones that a reader may need.</summary>
    private const double MinNeedlessShare = 0.4;

    /// <summary>A line with more of its characters annotated may be made for learners.</summary>
    private const double MaxShareOfLine = 0.85;

    /// <summary>Lessons have shorter sentences, and fewer in all, than an article with all its characters annotated.</summary>
    private const int LongProseHan = 30;

    private const int MinNeedlessWhereAllAre = 80;

    /// <summary>One reading twice after one character: three such places are no slip of the hand.</summary>
    private const int MinRepeats = 3;

    public static bool ShowsDamage(IReadOnlyList<PinyinAnnotation> annotations, IReadOnlyList<Line> lines)
    {
        if (AreRepeated(annotations))
            return true;
        var han = lines.ToDictionary(l => l, l => Han.Count(l.Text));
        var prose = lines.Where(l => han[l] >= ProseHan || (han[l] >= SentenceHan && Passage.EndsSentenceIn(l.Text))).ToHashSet();
        var first = annotations.Where(a => !a.IsRepeat).ToList();
        var needless = Needless(first).Where(a => prose.Contains(a.Line)).ToList();
        if (needless.Select(a => a.Character).Distinct().Count() < MinCharacters)
            return false;

        var isEnough = needless.Count >= EnoughAnywhere || needless.Count(IsOfMachines) >= EnoughOfMachines || needless.Count >= MinShareOfProse * prose.Sum(l => han[l]);
        return isEnough
            && needless.Count >= MinNeedlessShare * first.Count
            && !(GivesEachOnce(first) && needless.Count < EnoughAnywhere && SpeaksOfReadings(lines))
            && (!AnnotatesWholeLines(first, han) || IsNoLesson(needless, han) || (needless.Count >= EnoughAnywhere && needless.TrueForAll(IsInOddBrackets) && !SpeaksOfReadings(lines)));
    }

    private static bool AreRepeated(IReadOnlyList<PinyinAnnotation> annotations)
    {
        var repeats = 0;
        for (var i = 1; i < annotations.Count; i++)
            repeats += annotations[i].IsRepeat && annotations[i].Syllable == annotations[i - 1].Syllable ? 1 : 0;
        return repeats >= MinRepeats;
    }

    private static bool IsInOddBrackets(PinyinAnnotation annotation) => annotation.Line.Text[annotation.Place.End - 1] is not (')' or '）');

    private static bool IsOfMachines(PinyinAnnotation annotation) =>
        IsInOddBrackets(annotation) || annotation.Line.Text.AsSpan(annotation.Place.Start, annotation.Place.Length).ContainsAnyInRange('0', '6');

    /// <summary>As a primer does, where a character occurs for the first time.</summary>
    private static bool GivesEachOnce(List<PinyinAnnotation> first) => first.CountBy(a => a.Character).All(c => c.Value == 1);

    private static bool SpeaksOfReadings(IEnumerable<Line> lines) => lines.Any(l => LessonWords().IsMatch(PinyinAnnotations.WithoutBrackets(l.Text)));

    private static bool AnnotatesWholeLines(List<PinyinAnnotation> first, Dictionary<Line, int> han) =>
        2 * first.GroupBy(a => a.Line).Where(line => line.Count() > MaxShareOfLine * han[line.Key]).Sum(line => line.Count()) > first.Count;

    private static bool IsNoLesson(List<PinyinAnnotation> needless, Dictionary<Line, int> han) =>
        needless.Count >= MinNeedlessWhereAllAre
        && 2 * needless.Count(a => han[a.Line] >= LongProseHan) >= needless.Count
        && !SpeaksOfReadings(han.Keys);

    /// <summary>
    /// Of characters inside running text that the page reads in one way only: readings that everybody knows, and those of
    /// several characters that the page gives again and again.
    /// </summary>
    private static IEnumerable<PinyinAnnotation> Needless(List<PinyinAnnotation> annotations)
    {
        var explained = annotations.Where(a => a.Syllable.Tone > 0)
            .GroupBy(a => a.Character)
            .Where(readings => readings.Select(a => a.Syllable).Distinct().Count() > 1)
            .Select(readings => readings.Key)
            .ToHashSet();
        var amidText = annotations.Where(a => a.IsAmidText && !explained.Contains(a.Character)).ToList();
        var again = amidText.GroupBy(a => a.Character).Where(places => places.Count() > 1).Select(places => places.Key).ToHashSet();
        return amidText.Where(a => a.IsCantonese || PinyinReadings.Instance.IsUsual(a.Character, a.Syllable) || (again.Count >= MinCharacters && again.Contains(a.Character)));
    }

    [GeneratedRegex("拼音|注音|生字|识字|識字|课文|課文|声调|聲調|声母|聲母|韵母|韻母|读音|讀音|朗读|朗讀|跟读|跟讀|儿歌|兒歌|童谣|童謠|古诗|古詩|汉语|漢語|普通话|普通話|Pinyin|Vocabulary|Mandarin|HSK", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex LessonWords();
}
