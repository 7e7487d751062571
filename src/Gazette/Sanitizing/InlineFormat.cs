namespace Gazette.Sanitizing;

/// <summary>An inline element that text is to stand in; compared by identity, for two of a kind may follow each other.</summary>
internal sealed class InlineFormat(string name, IReadOnlyList<(string Name, string Value)> attributes)
{
    public string Name => name;

    public IReadOnlyList<(string Name, string Value)> Attributes => attributes;
}
