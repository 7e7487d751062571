namespace Gazette.Cleaning;

/// <summary>
/// One kind of damage and its repair. A rule changes nothing without evidence in the text that it was damaged, reports
/// whatever it changes, and finds nothing to change in its own result.
/// </summary>
public interface ICleaningRule
{
    /// <summary>Kebab-case and stable: it is part of the JSON contract.</summary>
    string Name { get; }

    void Apply(Draft draft);
}
