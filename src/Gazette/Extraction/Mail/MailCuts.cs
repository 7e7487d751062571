using AngleSharp.Dom;
using Gazette.Articles.Edits;
using Gazette.Drafts;
using Gazette.Extraction.Body;
using Gazette.Extraction.Pictures;

namespace Gazette.Extraction.Mail;

/// <summary>Takes lines out of a message, run by run, with the pictures that belong to them, and tells it.</summary>
internal sealed class MailCuts(Draft draft)
{
    /// <summary>Bytes; the logos of signatures are smaller, and a picture for the press below one is larger.</summary>
    private const int MaxLogo = 40_000;

    private readonly List<(IReadOnlyList<MailLine> Lines, string Rule)> runs = [];

    public void Add(IReadOnlyList<MailLine> lines, string rule)
    {
        if (lines.Count > 0)
            runs.Add((lines, rule));
    }

    /// <summary>Those of which a rule is given, run by run.</summary>
    public void Add(IReadOnlyList<MailLine> lines, string?[] rules)
    {
        for (var start = 0; start < lines.Count;)
        {
            var end = start + 1;
            while (end < lines.Count && rules[end] == rules[start])
                end++;
            if (rules[start] is { } rule)
                Add([.. lines.Skip(start).Take(end - start)], rule);
            start = end;
        }
    }

    public void Apply()
    {
        TakePictures();
        foreach (var (lines, rule) in runs)
        {
            if (rule != EditList.Fields)
                draft.Report.Add(rule, lines[0].Text, "", IsCertain(lines, rule));
            foreach (var node in lines.SelectMany(l => l.Line.Nodes))
                draft.Report.Edits.LeaveOut(node, rule);
        }

        TextSweep.Remove(draft.Body, runs.SelectMany(r => r.Lines).SelectMany(l => l.Line.Nodes).ToHashSet());
    }

    private static bool IsCertain(IReadOnlyList<MailLine> lines, string rule)
    {
        var text = string.Join(' ', lines.Select(l => l.Text));
        return !MailPhrases.HasTwoSentences(text) || (rule == MailRule.Disclaimer && MailPhrases.IsDisclaimerThroughout(text));
    }

    /// <summary>What stands behind the first text of a run and before the next text that stays, or a run of another rule.</summary>
    private void TakePictures()
    {
        var rules = new Dictionary<INode, string>(ReferenceEqualityComparer.Instance);
        foreach (var (lines, rule) in runs)
        {
            foreach (var node in lines.SelectMany(l => l.Line.Nodes))
                rules[node] = rule;
        }

        var going = new List<IElement>();
        string? around = null;
        foreach (var node in draft.Body.Descendants())
        {
            draft.Budget.Look();
            if (node is IText text && !string.IsNullOrWhiteSpace(text.Data))
                around = rules.GetValueOrDefault(text);
            else if (around is not null && node is IElement { LocalName: "hr" } rule)
                going.Add(rule);
            else if (around is not null && node is IElement { LocalName: "img" } image && (around is MailRule.Quote or MailRule.Cover || IsLogo(image)))
                going.Add(image);
        }

        foreach (var element in going)
        {
            if (element.LocalName == "img")
                PicturesBeside.Note(draft.Report, element);
            element.Remove();
        }
    }

    private bool IsLogo(IElement image) =>
        !PictureAddresses.Of(image).Any(address => draft.Parts.TryGetValue(address, out var bytes) && bytes.Length > MaxLogo);
}
