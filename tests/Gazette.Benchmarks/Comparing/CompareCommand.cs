using System.Globalization;
using System.Text;

namespace Gazette.Benchmarks.Comparing;

/// <summary>
/// <c>compare [ROUNDS [FOLDER]]</c>: edits beside what others do with the same text, the first edits of a process, and served pages beside
/// fixed bytes; medians with the least and the most of the rounds. With a folder of pages, edits of these too.
/// </summary>
internal sealed class CompareCommand(int rounds, string? folder)
{
    public const string Usage = "Usage: compare [ROUNDS [FOLDER]], with 1 to 100 rounds";

    private const int UsualRounds = 9;

    /// <returns>The program's exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        switch (args)
        {
            case [_, FirstEdits.Argument]:
                await FirstEdits.RunHereAsync();
                return 0;
            case [_, FixedBytes.Argument, var file]:
                await FixedBytes.RunHereAsync(file);
                return 0;
            case [_]:
                return await new CompareCommand(UsualRounds, folder: null).RunAsync();
            case [_, var text, .. { Length: <= 1 } more] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) && rounds is >= 1 and <= 100:
                if (more is [var folder] && !Directory.Exists(folder))
                    goto default;
                return await new CompareCommand(rounds, more.FirstOrDefault()).RunAsync();
            default:
                await Console.Error.WriteLineAsync(Usage);
                return 2;
        }
    }

    private async Task<int> RunAsync()
    {
        await FirstEdits.RunAsync(rounds);
        await new EditCosts(rounds).RunAsync(folder);
        await ServedPages.RunAsync(rounds);
        return 0;
    }
}
