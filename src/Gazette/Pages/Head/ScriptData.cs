namespace Gazette.Pages.Head;

/// <summary>JSON as it stands in a script element, where HTML's own encoding would not be undone.</summary>
internal readonly struct ScriptData
{
    private readonly string json;

    /// <param name="json">Made with <see cref="EmbeddedJson.Options"/>.</param>
    /// <exception cref="ArgumentException">It could end the element, or begin a comment.</exception>
    public ScriptData(string json) =>
        this.json = json.Contains('<', StringComparison.Ordinal) ? throw new ArgumentException("JSON in a script must have every < escaped.", nameof(json)) : json;

    public override string ToString() => json;
}
