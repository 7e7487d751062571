using System.Text;
using System.Text.RegularExpressions;

namespace Gazette.Intake.Word;

/// <summary>
/// Fields: of each a code that nobody sees and a result that stands in the text. Results of page numbers and tables of
/// contents are furniture of printed paper.
/// </summary>
internal sealed partial class WordFields
{
    /// <summary>Deeper ones are damage.</summary>
    private const int MaxDepth = 64;

    private readonly Stack<Field> open = new();

    /// <summary>Within a field's code.</summary>
    public bool IsInCode => open.Any(f => !f.IsInResult);

    /// <summary>Within what only a printed page needs.</summary>
    public bool IsFurniture => open.Any(f => f.IsFurniture);

    /// <summary>Where the innermost link leads; null outside of links.</summary>
    public string? Address => open.Select(f => f.Address).FirstOrDefault(a => a is not null);

    public void Begin()
    {
        if (open.Count < MaxDepth)
            open.Push(new Field());
    }

    public void Code(string text)
    {
        if (open.TryPeek(out var field) && !field.IsInResult)
            field.Code.Append(text);
    }

    /// <summary>Result follows.</summary>
    public void Separate()
    {
        if (open.TryPeek(out var field))
            field.Separate();
    }

    /// <returns>What a reader sees of a field that has no result, as of a formula; empty for others.</returns>
    public string End()
    {
        if (!open.TryPop(out var field) || field.IsInResult)
            return "";
        return IsInCode ? "" : EquationField.Read(field.Code.ToString());
    }

    /// <summary>A field whose code stands in an attribute.</summary>
    public void BeginSimple(string code)
    {
        Begin();
        Code(code);
        Separate();
    }

    /// <summary>Null for a field that is no link. In the document itself, a name behind <c>#</c>.</summary>
    public static string? AddressIn(string code)
    {
        if (Link().Match(code) is not { Success: true } link)
            return null;
        var (target, place) = (Unescaped(link.Groups["target"].Value), link.Groups["place"].Success ? "#" + link.Groups["place"].Value : "");
        return target + place is { Length: > 0 } address ? address : null;
    }

    private static string Unescaped(string target) => target.Replace("\\\\", "\\", StringComparison.Ordinal);

    // Backtracking is not linear here: two repeats can share their text.
    [GeneratedRegex("^\\s*HYPERLINK\\s+(?:\"(?<target>[^\"]*)\"|(?<target>[^\\s\"\\\\]\\S*))?(?:\\s*\\\\[mnot](?:\\s+\"[^\"]*\")?)*(?:\\s*\\\\l\\s+\"(?<place>[^\"]*)\")?", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex("^\\s*(?:PAGE|NUMPAGES|SECTIONPAGES|TOC|INDEX|TOA|RD|TC|XE)(?:\\s|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Furniture();

    private sealed class Field
    {
        public StringBuilder Code { get; } = new();

        public bool IsInResult { get; private set; }

        public bool IsFurniture { get; private set; }

        public string? Address { get; private set; }

        public void Separate()
        {
            IsInResult = true;
            var code = Code.ToString();
            (IsFurniture, Address) = (Furniture().IsMatch(code), AddressIn(code));
        }
    }
}
