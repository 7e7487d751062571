namespace Gazette.Pages;

/// <summary>What an error page says: the heading, and a sentence on what the reader can do.</summary>
internal sealed record ErrorText(string Heading, string Sentence);
