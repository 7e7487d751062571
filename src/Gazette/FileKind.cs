namespace Gazette;

/// <summary>How an upload's text is to be read; told by the file name's ending.</summary>
public enum FileKind
{
    Html,
    PlainText,
    Markdown,
}
