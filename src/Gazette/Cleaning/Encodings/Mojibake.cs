using Gazette.Cleaning.Lines;
using Gazette.Drafts;
using Gazette.Text;

namespace Gazette.Cleaning.Encodings;

/// <summary>
/// Restores UTF-8 that was read as windows-1252 or Latin-1, once or several times (<c>â€™</c>, <c>Ã©</c>, <c>ä¸­æ–‡</c>),
/// and Chinese sets that were read so (<c>ÖÐ¹ú</c>). What the bytes stand for is decoded, never guessed.
/// </summary>
internal sealed class Mojibake(bool onlyCertain = false) : ICleaningRule
{
    /// <summary>Each round undoes one reading; nobody has seen a page with more.</summary>
    private const int MaxRounds = 6;

    /// <summary>A page that speaks of encodings, and of which this much is misread, is itself damaged.</summary>
    private const double MinShareInTalk = 0.3;

    /// <summary>From so many sure characters on, a line that has doubtful ones only goes with the others.</summary>
    private const int EnoughForAll = 10;

    public const string RuleName = "mojibake";

    public string Name => RuleName;

    public void Apply(Draft draft, IReadOnlyList<Line> lines)
    {
        // Rows that look western are bytes of another set too.
        RestoreSets(draft, lines, onlyOthers: true);
        RestoreRows(draft, lines);
        RestoreSets(draft, lines, onlyOthers: false);
        if (!onlyCertain && MisreadQuotes.Find(lines) is { Found.Count: > 0 } quotes && IsDamage(lines, quotes.Found.Sum(f => f.Edits.Count)))
            quotes.Found.ForEach(f => f.Line.Repair(draft.Report, Name, f.Edits, quotes.IsCertain));
        foreach (var line in lines)
        {
            if (!line.IsCode && MisreadControls.Find(line.Text) is { Count: > 0 } edits)
                line.Repair(draft.Report, Name, edits);
        }
    }

    /// <summary>What is not certain waits until there are no entities and tags left between the bytes.</summary>
    private void RestoreSets(Draft draft, IReadOnlyList<Line> lines, bool onlyOthers)
    {
        for (var round = 0; round < MaxRounds && MisreadSets.Of(lines).Find(draft.Report.Repairs.Any(r => r.Rule == Name)) is { Found.Count: > 0 } sets && (onlyOthers ? sets.IsCertain && !sets.IsWestern : sets.IsCertain || !onlyCertain) && IsDamage(lines, sets.Found.Sum(f => f.Edits.Sum(e => e.Length))); round++)
            sets.Found.ForEach(f => f.Line.Repair(draft.Report, Name, f.Edits, sets.IsCertain));
    }

    private void RestoreRows(Draft draft, IReadOnlyList<Line> lines)
    {
        var suspects = lines.Where(l => !l.IsCode && l.Text.AsSpan().IndexOfAnyInRange('\u0081', '\u00FE') >= 0).ToList();
        if (suspects.Count == 0)
            return;
        // Some pairs of GBK are valid UTF-8, and some of UTF-8 are common in GBK: the reading that explains more goes first.
        var han = MakingText(MisreadHan.Find(suspects, lines));
        if (han.Sum(f => f.Edits.Sum(e => Han.Count(e.Replacement))) > 2 * suspects.Sum(l => MisreadCharacter.In(l.Text).Count(c => c.IsSure)))
            Restore(draft, lines, han);
        var restored = new HashSet<Line>();
        for (var round = 0; round < MaxRounds && RestoreUtf8(draft, lines, suspects) is { Count: > 0 } more; round++)
            restored.UnionWith(more);
        // What UTF-8 left over in a line that it made Chinese is no pair of another set.
        Restore(draft, lines, MakingText(MisreadHan.Find(suspects.FindAll(l => !restored.Contains(l) || Han.Count(l.Text) == 0), lines)));
    }

    /// <summary>Without the lines in which Chinese came to stand amid words of letters: they are of another pair of sets.</summary>
    private static List<(Line Line, List<TextEdit> Edits)> MakingText(List<(Line Line, List<TextEdit> Edits)> found) => found.FindAll(f =>
    {
        var (before, after) = (f.Line.Oddity, TextOddity.Of(TextEdit.Apply(f.Line.Text, f.Edits)));
        return after.Odd * 2 <= Math.Max(before.Odd, 2) || after.Odd * 4 <= after.Counted;
    });

    private void Restore(Draft draft, IReadOnlyList<Line> lines, List<(Line Line, List<TextEdit> Edits)> found)
    {
        if (found.Count > 0 && IsDamage(lines, found.Sum(f => f.Edits.Sum(e => e.Length))))
            found.ForEach(f => f.Line.Repair(draft.Report, Name, f.Edits));
    }

    /// <returns>The lines that it changed.</returns>
    private List<Line> RestoreUtf8(Draft draft, IReadOnlyList<Line> lines, List<Line> suspects)
    {
        var found = suspects.Select(l => (Line: l, Characters: MisreadCharacter.In(l.Text))).Where(f => f.Characters.Count > 0).ToList();
        var writings = found.SelectMany(f => f.Characters).Where(c => c.IsSure).CountBy(c => c.Writing).ToDictionary();
        if (writings.Count == 0 && !found.Exists(f => f.Characters.Exists(c => c.IsLost)))
            return [];
        var damaged = found
            .Select(f => (f.Line, Characters: Believed(f.Characters, writings)))
            .Where(f => IsMisread(f.Line.Text, f.Characters, writings))
            .ToList();
        if (damaged.Count == 0 || !IsDamage(lines, damaged.Sum(f => f.Characters.Sum(c => c.Edit.Length))) || IsDescribed(damaged))
            return [];
        foreach (var (line, characters) in damaged)
            line.Repair(draft.Report, Name, Joined(characters));
        return damaged.ConvertAll(f => f.Line);
    }

    /// <summary>Sure ones, those of a writing that has sure ones, and whatever adjoins a believed one: no row is half misread.</summary>
    private static List<MisreadCharacter> Believed(List<MisreadCharacter> characters, Dictionary<int, int> writings)
    {
        var isBelieved = characters.ConvertAll(c => c.IsSure || c.IsOfAnyWriting || writings.ContainsKey(c.Writing));
        for (var i = 1; i < characters.Count; i++)
            isBelieved[i] |= isBelieved[i - 1] && characters[i].Edit.Start == characters[i - 1].Edit.End;
        for (var i = characters.Count - 2; i >= 0; i--)
            isBelieved[i] |= isBelieved[i + 1] && characters[i].Edit.End == characters[i + 1].Edit.Start;
        return [.. characters.Where((_, i) => isBelieved[i])];
    }

    /// <summary>Accented letters that are right beside broken ones show an example, or a line that somebody has half repaired.</summary>
    private static bool IsMisread(string text, List<MisreadCharacter> characters, Dictionary<int, int> writings)
    {
        var explained = characters.Sum(c => c.Edit.Length);
        var letters = text.Count(c => c is >= '\u00C0' and <= '\u00FF') - characters.Sum(c => Letters(text, c.Edit));
        if (characters.Exists(c => c.IsSure))
            return explained > 2 * letters;
        if (characters.Count > 0 && characters.TrueForAll(c => c.IsLost))
            return true;
        return characters.Count > 0 && letters == 0 && characters.TrueForAll(c => (c.IsOfAnyWriting ? writings.Values.Sum() : writings.GetValueOrDefault(c.Writing)) >= EnoughForAll);
    }

    private static int Letters(string text, TextEdit edit)
    {
        var count = 0;
        foreach (var c in text.AsSpan(edit.Start, edit.Length))
            count += c is >= '\u00C0' and <= '\u00FF' ? 1 : 0;
        return count;
    }

    private static bool IsDamage(IReadOnlyList<Line> lines, int explained) =>
        !EncodingTalk.IsIn(lines) || explained >= MinShareInTalk * lines.Where(l => l.Block is not null).Sum(l => l.Text.Length);

    /// <summary>A line or two that say how something looks.</summary>
    private static bool IsDescribed(List<(Line Line, List<MisreadCharacter> Characters)> damaged) =>
        damaged.Sum(f => f.Characters.Count) < EnoughForAll && damaged.Exists(f => EncodingTalk.Describes(f.Line.Text));

    /// <summary>One edit per row of characters: a Chinese paragraph is one damaged place, not two hundred.</summary>
    private static List<TextEdit> Joined(List<MisreadCharacter> characters)
    {
        var edits = new List<TextEdit>();
        for (var i = 0; i < characters.Count;)
        {
            var first = i;
            while (++i < characters.Count && characters[i].Edit.Start == characters[i - 1].Edit.End)
            {
            }

            var restored = string.Concat(characters.Skip(first).Take(i - first).Select(c => c.Edit.Replacement));
            edits.Add(new TextEdit(characters[first].Edit.Start, characters[i - 1].Edit.End - characters[first].Edit.Start, restored));
        }

        return edits;
    }
}
