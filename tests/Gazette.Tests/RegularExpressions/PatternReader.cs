using System.Globalization;
using System.Text.RegularExpressions;

namespace Gazette.Tests.RegularExpressions;

/// <summary>Reads the syntax of .NET's expressions as far as ours use it; throws at whatever it does not know.</summary>
internal sealed class PatternReader
{
    private readonly string pattern;
    private int at;
    private RegexOptions options;

    private PatternReader(string pattern, RegexOptions options) => (this.pattern, this.options) = (pattern, options);

    public static PatternNode Read(string pattern, RegexOptions options)
    {
        PatternReader reader = new(pattern, options);
        var node = reader.Choice();
        return reader.at == pattern.Length ? node : throw reader.Unknown();
    }

    private bool IsAtEnd => at >= pattern.Length;

    private NotSupportedException Unknown() => new($"not known at {at}: {pattern}");

    private bool Take(string text)
    {
        if (string.CompareOrdinal(pattern, at, text, 0, text.Length) != 0)
            return false;
        at += text.Length;
        return true;
    }

    private PatternNode Choice()
    {
        List<PatternNode> parts = [Sequence()];
        while (Take("|"))
            parts.Add(Sequence());
        return parts.Count == 1 ? parts[0] : new PatternNode.Choice(parts);
    }

    private PatternNode.Sequence Sequence()
    {
        var parts = new List<PatternNode>();
        while (!IsAtEnd && pattern[at] is not ('|' or ')'))
        {
            if (options.HasFlag(RegexOptions.IgnorePatternWhitespace) && SkipSpace())
                continue;
            if (Part() is { } part)
                parts.Add(Repeated(part));
        }

        return new(parts);
    }

    private bool SkipSpace()
    {
        if (!char.IsWhiteSpace(pattern[at]) && pattern[at] != '#')
            return false;
        if (pattern[at] == '#')
            at = pattern.IndexOf('\n', at) is >= 0 and var end ? end : pattern.Length;
        else
            at++;
        return true;
    }

    /// <summary>Null for an option.</summary>
    private PatternNode? Part()
    {
        if (Take("("))
            return Group();
        if (Take("["))
            return Set();
        if (Take("\\"))
            return Escape();
        if (Take("^"))
            return options.HasFlag(RegexOptions.Multiline) ? new PatternNode.Border() : new PatternNode.Start();
        if (Take("$"))
            return new PatternNode.Border();
        return OneCharacter(pattern[at] == '.' ? (options.HasFlag(RegexOptions.Singleline) ? "[\\s\\S]" : ".") : Regex.Escape(pattern[at].ToString()), 1);
    }

    private PatternNode.Character OneCharacter(string token, int length)
    {
        at += length;
        return new(token, options.HasFlag(RegexOptions.IgnoreCase));
    }

    private PatternNode Escape()
    {
        if (Take("A") || Take("G"))
            return new PatternNode.Start();
        if (Take("b") || Take("B") || Take("z") || Take("Z"))
            return new PatternNode.Border();
        if (Regex.Match(pattern[at..], @"\A(?:[pP]\{\w+\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[sSwWdDtnrf]|\W)") is { Success: true } escape)
            return OneCharacter("\\" + escape.Value, escape.Length);
        throw Unknown();
    }

    private PatternNode.Character Set()
    {
        var begin = at;
        _ = Take("^");
        // The first bracket is one of the set.
        _ = Take("]");
        for (var depth = 1; depth > 0; at++)
        {
            if (pattern[at] == '\\')
                at++;
            else if (pattern[at] == '[' && at > begin && pattern[at - 1] == '-')
                depth++;
            else if (pattern[at] == ']')
                depth--;
        }

        return OneCharacter("[" + pattern[begin..at], 0);
    }

    private PatternNode? Group()
    {
        var before = options;
        var isBehind = false;
        var isAtomic = false;
        var isLook = Take("?=") || Take("?!") || (isBehind = Take("?<=") || Take("?<!"));
        var isNegative = isLook && pattern[at - 1] == '!';
        if (!isLook && Take("?>"))
            isAtomic = true;
        else if (!isLook && Regex.Match(pattern[at..], @"\A\?(?:<\w+>|(?<options>[a-z]*):|(?<options>[a-z]+)(?=\)))") is { Success: true } head)
        {
            at += head.Length;
            foreach (var option in head.Groups["options"].Value)
            {
                options |= option switch
                {
                    'i' => RegexOptions.IgnoreCase,
                    's' => RegexOptions.Singleline,
                    'm' => RegexOptions.Multiline,
                    'n' => RegexOptions.ExplicitCapture,
                    _ => throw Unknown(),
                };
            }

            // (?i) without a colon is in force up to the end of the group around it.
            if (head.Groups["options"].Length > 0 && !head.Value.EndsWith(':'))
                return Take(")") ? null : throw Unknown();
        }
        else if (!isLook && pattern[at] == '?')
            throw Unknown();

        var part = Choice();
        if (!Take(")"))
            throw Unknown();
        options = before;
        if (isLook)
            return new PatternNode.Look(part, isBehind, isNegative);
        return isAtomic && part is PatternNode.Sequence { Parts: [PatternNode.Repeat { Part: PatternNode.Character } repeat] } ? repeat with { KeepsAll = true } : part;
    }

    private PatternNode Repeated(PatternNode part)
    {
        while (!IsAtEnd)
        {
            var quantifier = Regex.Match(pattern[at..], @"\A(?:(?<sign>[*+?])|\{(?<min>[0-9]+)(?<more>,(?<max>[0-9]+)?)?\})\??");
            if (!quantifier.Success)
                break;
            at += quantifier.Length;
            part = quantifier.Groups["sign"].Value switch
            {
                "*" => new PatternNode.Repeat(part, 0, null),
                "+" => new PatternNode.Repeat(part, 1, null),
                "?" => new PatternNode.Repeat(part, 0, 1),
                _ => new PatternNode.Repeat(part, Number("min"), quantifier.Groups["max"].Success ? Number("max") : quantifier.Groups["more"].Success ? null : Number("min")),
            };

            int Number(string name) => int.Parse(quantifier.Groups[name].ValueSpan, CultureInfo.InvariantCulture);
        }

        return part;
    }
}
