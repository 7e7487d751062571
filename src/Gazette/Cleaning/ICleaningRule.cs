using Gazette.Cleaning.Lines;
using Gazette.Drafts;

namespace Gazette.Cleaning;

/// <summary>
/// One kind of damage and its repair. A rule changes nothing without evidence in the text that it was damaged, reports
/// whatever it changes, and finds nothing to change in its own result.
/// </summary>
internal interface ICleaningRule
{
    /// <summary>Kebab-case and stable: it is part of the JSON contract.</summary>
    string Name { get; }

    /// <param name="draft">For its metadata and its report.</param>
    /// <param name="lines">Of the whole document for a rule of characters, which edits them and takes none away; of the body for a rule of blocks.</param>
    void Apply(Draft draft, IReadOnlyList<Line> lines);
}
