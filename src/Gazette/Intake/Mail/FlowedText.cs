using System.Text;

namespace Gazette.Intake.Mail;

/// <summary>Puts the lines of <c>format=flowed</c> (RFC 3676) together: one that ends in a space goes on in the next.</summary>
internal static class FlowedText
{
    private const string SignatureMark = "-- ";

    /// <param name="dropsSpace">Whether that space is the mark alone (<c>delsp=yes</c>), as where words are written without spaces.</param>
    public static string Unwrap(string text, bool dropsSpace)
    {
        var unwrapped = new StringBuilder(text.Length);
        var goesOn = false;
        var last = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var depth = line.Length - line.AsSpan().TrimStart('>').Length;
            var content = line.AsSpan(depth);
            content = content.StartsWith(" ") ? content[1..] : content;
            var isMark = content is SignatureMark;
            if (!goesOn || isMark || depth != last)
            {
                unwrapped.Append(unwrapped.Length > 0 ? "\n" : "").Append('>', depth).Append(depth > 0 ? " " : "");
                // A space that was put before the line hides that it began like a quoted one.
                unwrapped.Append(depth == 0 && content.StartsWith(">") ? " " : "");
            }

            goesOn = !isMark && content.EndsWith(" ");
            unwrapped.Append(goesOn && dropsSpace ? content[..^1] : content);
            last = depth;
        }

        return unwrapped.ToString();
    }
}
