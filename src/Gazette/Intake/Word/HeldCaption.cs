namespace Gazette.Intake.Word;

/// <summary>Pictures wait for a caption below them, captions for a table or a picture.</summary>
internal sealed class HeldCaption
{
    private string? pictures;
    private string? caption;

    public bool HasPictures => pictures is not null;

    public void Pictures(string markup) => pictures = markup;

    public void Caption(string content) => caption = content;

    /// <returns>The pictures with their caption; null where no pictures wait.</returns>
    public string? TakeCaption(string content)
    {
        if (pictures is not { } figure)
            return null;
        pictures = null;
        return $"<figure>{figure}<figcaption>{content}</figcaption></figure>";
    }

    /// <summary>The caption for a table that follows; null where none waits.</summary>
    public string? TakeForTable()
    {
        var waiting = pictures is null ? caption : null;
        if (waiting is not null)
            caption = null;
        return waiting;
    }

    /// <summary>What has waited in vain, as blocks of their own.</summary>
    public string Take()
    {
        var blocks = (caption is null ? "" : $"<p>{caption}</p>") + (pictures is null ? "" : $"<figure>{pictures}</figure>");
        (pictures, caption) = (null, null);
        return blocks;
    }
}
