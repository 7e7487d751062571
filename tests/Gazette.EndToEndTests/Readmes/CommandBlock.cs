namespace Gazette.EndToEndTests.Readmes;

/// <summary>The commands that a reader pastes at one go: a fenced block that is marked <c>sh</c> and nothing else.</summary>
/// <param name="Number">Of its first line in the file, from 1.</param>
internal sealed record CommandBlock(int Number, IReadOnlyList<string> Lines)
{
    private const string Fence = "```";

    public static IEnumerable<CommandBlock> In(string file)
    {
        // A list indents its blocks.
        var lines = File.ReadAllLines(file).Select((text, i) => (Text: text.Trim(), Number: i + 1, Raw: text)).ToList();
        while (lines.SkipWhile(l => !l.Text.StartsWith(Fence, StringComparison.Ordinal)).ToList() is [var opening, .. var rest])
        {
            var commands = rest.TakeWhile(l => l.Text != Fence).ToList();
            if (opening.Text == Fence + "sh")
                yield return new CommandBlock(opening.Number + 1, [.. commands.Select(l => l.Raw)]);
            lines = rest[(commands.Count + 1)..];
        }
    }
}
