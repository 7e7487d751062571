namespace Gazette.Articles.Corrections;

/// <summary>An edit, whole, and where in the draft's text it worked.</summary>
/// <param name="Before">Pieces of an edit that ran across markup are joined.</param>
internal sealed record PlacedEdit(int Number, int Start, int End, string Before, string After, string Rule, bool Certain)
{
    /// <summary>True where the text was only marked as doubtful.</summary>
    public bool IsMark => Before == After;
}
