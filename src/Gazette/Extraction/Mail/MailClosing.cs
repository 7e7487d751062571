using Gazette.Drafts;
using Gazette.Extraction.Authors;
using Gazette.Extraction.Head;
using Gazette.Extraction.Lines;

namespace Gazette.Extraction.Mail;

/// <summary>
/// Tells what of a message is none of its text: the greeting, a note above the release, the signature, notices of
/// confidentiality, what programs and services have added.
/// </summary>
/// <param name="subject">The headline that is expected, to see where the release begins; null when there is none.</param>
/// <param name="sender">Whose signature it would be; null when nobody is named.</param>
internal sealed class MailClosing(string? subject, MailSender? sender)
{
    /// <summary>Characters of one paragraph, and of all that are looked at, from the end: the expression for them is slow.</summary>
    private const int MaxDisclaimer = 3_000;
    private const int MaxLooked = 100_000;

    private const int MaxSignature = 20;

    /// <summary>Cells of a paragraph.</summary>
    private const int MinProse = 60;

    private const int MaxContactLines = 14;
    private const int MinContacts = 2;
    private const int MaxCover = 25;
    private const int MaxNames = 3;

    private readonly string subjectKey = TextLine.KeyOf(subject ?? "");

    /// <returns>For each line the rule that takes it out; null for text.</returns>
    public string?[] RulesOf(IReadOnlyList<MailLine> lines)
    {
        var rules = new string?[lines.Count];
        var left = MaxLooked;
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            var text = lines[i].Text;
            if (MailPhrases.IsFurniture(text))
                rules[i] = MailRule.Furniture;
            else if (text.Length <= MaxDisclaimer && (left -= text.Length) > 0 && MailPhrases.IsDisclaimer(text))
                rules[i] = MailRule.Disclaimer;
        }

        KeepAboveText(lines, rules);
        GoOnWithDisclaimers(lines, rules);
        TakeSeal(lines, rules);
        TakeCover(lines, rules);
        TakeGreeting(lines, rules);
        if (SignatureOf(lines, rules) is { } start)
            Fill(rules, start, lines.Count, MailRule.Signature);
        return rules;
    }

    private static void Fill(string?[] rules, int from, int to, string rule)
    {
        for (var i = from; i < to; i++)
            rules[i] ??= rule;
    }

    /// <summary>A notice stands at the end: what a text tells of one is text.</summary>
    private static void KeepAboveText(IReadOnlyList<MailLine> lines, string?[] rules)
    {
        var last = lines.Count - 1;
        while (last >= 0 && !(rules[last] is null && Headline.Cells(lines[last].Text) >= MinProse && Headline.IsProse(lines[last].Text) && !MailPhrases.MayBeDisclaimer(lines[last].Text) && MailPhrases.EndsSentence(lines[last].Text)))
            last--;
        for (var i = 0; i < last; i++)
        {
            if (rules[i] == MailRule.Disclaimer)
                rules[i] = null;
        }
    }

    /// <summary>From the notice to the end of the message.</summary>
    private static void GoOnWithDisclaimers(IReadOnlyList<MailLine> lines, string?[] rules)
    {
        for (var i = 1; i < lines.Count; i++)
        {
            if (rules[i] is null && rules[i - 1] == MailRule.Disclaimer && MailPhrases.MayBeDisclaimer(lines[i].Text))
                rules[i] = MailRule.Disclaimer;
        }
    }

    /// <summary>The lines of a signature that a program checks.</summary>
    private static void TakeSeal(IReadOnlyList<MailLine> lines, string?[] rules)
    {
        var start = lines.ToList().FindIndex(l => l.Text == "-----BEGIN PGP SIGNATURE-----");
        var end = lines.ToList().FindLastIndex(l => l.Text == "-----END PGP SIGNATURE-----");
        if (start >= 0 && end > start)
            Array.Fill(rules, MailRule.Furniture, start, end - start + 1);
    }

    /// <summary>What stands above the line that says that this is a release, or above its headline.</summary>
    private void TakeCover(IReadOnlyList<MailLine> lines, string?[] rules)
    {
        var start = Enumerable.Range(0, Math.Min(lines.Count, MaxCover)).FirstOrDefault(i => IsStart(lines[i].Line), 0);
        if (start > 0 && SizeOf(lines.Take(start)) < SizeOf(lines.Skip(start)) && lines.Take(start).Any(l => MailPhrases.IsGreeting(l.Text) || MailPhrases.IsIntroduction(l.Text) || MailPhrases.IsClosing(l.Text)))
            Fill(rules, 0, start, MailRule.Cover);
    }

    private bool IsStart(TextLine line) => Headline.IsReleaseMark(line.Text) || line.Has(subjectKey);

    private static void TakeGreeting(IReadOnlyList<MailLine> lines, string?[] rules)
    {
        var at = Array.FindIndex(rules, r => r is null);
        if (at < 0)
            return;
        var isGreeted = MailPhrases.IsGreeting(lines[at].Text);
        if (isGreeted)
            rules[at++] = MailRule.Greeting;
        if (at < lines.Count && rules[at] is null && MailPhrases.IsIntroduction(lines[at].Text) && (isGreeted || !MailPhrases.HasTwoSentences(lines[at].Text)))
            rules[at] = MailRule.Cover;
    }

    /// <summary>The first line of it; null when there is none.</summary>
    private int? SignatureOf(IReadOnlyList<MailLine> lines, string?[] rules)
    {
        var text = Enumerable.Range(0, lines.Count).Where(i => rules[i] is null).ToArray();
        var mark = Array.FindLast(text, i => MailPhrases.IsSignatureMark(lines[i].Text));
        if (mark > 0 && IsFoot(lines, text, mark, _ => true))
            return mark;
        foreach (var i in text.TakeLast(MaxSignature).Where(i => i > 0 && (MailPhrases.IsClosing(lines[i].Text) || MailPhrases.IsPressContact(lines[i].Text))))
        {
            if (IsFoot(lines, text, i, MailPhrases.IsShort))
                return MailPhrases.IsPressContact(lines[i].Text) ? text[WithNames(lines, text, Array.IndexOf(text, i), 1)] : i;
        }

        return ContactsAtFoot(lines, text);
    }

    /// <summary>A foot of few lines, below a text that is longer.</summary>
    private static bool IsFoot(IReadOnlyList<MailLine> lines, int[] text, int start, Predicate<string> isOfFoot)
    {
        int[] foot = [.. text.Where(i => i >= start)];
        return foot.Length <= MaxSignature && Array.TrueForAll(foot, i => isOfFoot(lines[i].Text))
            && SizeOf(text.Where(i => i < start).Select(i => lines[i])) > SizeOf(foot.Select(i => lines[i]));
    }

    /// <summary>Rows of telephones and addresses: the sender's, where they say so; others may be what readers need.</summary>
    private int? ContactsAtFoot(IReadOnlyList<MailLine> lines, int[] text)
    {
        var first = text.Length;
        while (first > 1 && text.Length - first < MaxContactLines && MayBeOfFoot(lines[text[first - 1]].Text))
            first--;
        var contacts = text[first..].Where(i => MailPhrases.IsContact(lines[i].Text)).ToArray();
        if (contacts.Length < MinContacts || !text[first..].Any(i => IsOfSender(lines[i].Text)))
            return null;
        var start = WithNames(lines, text, Array.IndexOf(text, contacts[0]), first);
        return start > 0 && IsFoot(lines, text, text[start], _ => true) ? text[start] : null;
    }

    /// <summary>Who it is stands above how to reach him.</summary>
    private int WithNames(IReadOnlyList<MailLine> lines, int[] text, int start, int first)
    {
        for (var names = 0; start > first && names < MaxNames && IsName(lines[text[start - 1]].Text); names++)
            start--;
        return start;
    }

    private static bool MayBeOfFoot(string line) => MailPhrases.IsShort(line) && (MailPhrases.IsContact(line) || Headline.CouldBe(line));

    private bool IsName(string line) => PersonShape.IsLatin(line) || PersonShape.IsHan(line) || PersonShape.IsHouse(line) || IsOfSender(line);

    private bool IsOfSender(string line) => sender is not null
        && ((sender.Name.Length > 1 && line.Contains(sender.Name, StringComparison.OrdinalIgnoreCase))
            || (sender.Address.Contains('@', StringComparison.Ordinal) && line.Contains(sender.Address, StringComparison.OrdinalIgnoreCase)));

    private static int SizeOf(IEnumerable<MailLine> lines) => lines.Sum(l => Headline.Cells(l.Text));
}
