namespace Gazette.Tests.Damage;

/// <summary>A copy in the making: every kind of damage works on its lines and leaves the original alone.</summary>
internal sealed class DamagedCopy(Original original, Random random)
{
    public Original Original { get; } = original;

    /// <summary>Seeded by the caller, so that every run damages alike.</summary>
    public Random Random { get; } = random;

    public string Title { get; set; } = original.Title;

    public List<string> Lines { get; } = [.. original.Paragraphs];

    /// <summary>What cleaning should give: the original, with what no one can restore as it is found.</summary>
    public List<string> Expected { get; } = [.. original.Paragraphs];

    /// <summary>Damage that cannot be undone, each with a few characters around it: the report has to show it, the text to keep it.</summary>
    public List<string> Lost { get; } = [];

    /// <summary>Expected paragraphs that another original would share with this one, in the same copy: it can't be told which it was.</summary>
    public HashSet<string> Undecidable { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether something was lost that nobody can restore: whatever comes out, a person has to be asked.</summary>
    public bool MustAsk { get; set; }

    /// <summary>What was drawn, for whoever reads a report.</summary>
    public List<string> Notes { get; } = [];

    public void Change(Func<string, string> change)
    {
        Title = change(Title);
        ChangeLines(change);
    }

    public void ChangeLines(Func<string, string> change)
    {
        for (var i = 0; i < Lines.Count; i++)
            Lines[i] = change(Lines[i]);
    }
}
