using System.Text;

namespace Gazette.Text.Scripts;

/// <summary>Turns text from one way to write Chinese into another. Protected names stay as they are.</summary>
public sealed class ScriptConverter
{
    private readonly IReadOnlyList<ScriptConversion> steps;
    private readonly ProtectedNames names;

    private ScriptConverter(IReadOnlyList<ScriptConversion> steps, ProtectedNames names) => (this.steps, this.names) = (steps, names);

    /// <summary>Whether texts stay as they are.</summary>
    public bool ChangesNothing => steps.Count == 0;

    /// <param name="isCharacterwise">
    /// Whether a Traditional text was made of a Simplified one character by character: it then goes back to that first, which is exact.
    /// </param>
    public static ScriptConverter Between(ChineseVariant from, ChineseVariant to, bool isCharacterwise, ProtectedNames names) => new(StepsOf(from, to, isCharacterwise), names);

    public string Convert(string text)
    {
        if (ChangesNothing || !text.AsSpan().ContainsAnyExceptInRange('\0', '\u2E7F'))
            return text;
        if (names.IsEmpty)
            return ConvertPiece(text);
        var converted = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        while (names.Find(rest, out var length) is >= 0 and var at)
        {
            converted.Append(ConvertPiece(rest[..at])).Append(rest.Slice(at, length));
            rest = rest[(at + length)..];
        }

        return converted.Append(ConvertPiece(rest)).ToString();
    }

    private string ConvertPiece(ReadOnlySpan<char> piece)
    {
        var text = steps[0].Convert(piece);
        foreach (var step in steps.Skip(1))
            text = step.Convert(text);
        return text;
    }

    private static IReadOnlyList<ScriptConversion> StepsOf(ChineseVariant from, ChineseVariant to, bool isCharacterwise) => (from.Tag, to.Tag) switch
    {
        _ when isCharacterwise && !from.IsSimplified && !to.IsSimplified =>
            [ScriptConversion.TraditionalToSimplified, .. StepsOf(ChineseVariant.Simplified, to, isCharacterwise: false)],
        var (same, wanted) when same == wanted => [],
        ("zh-Hans", "zh-Hant") => [ScriptConversion.SimplifiedToTraditional],
        ("zh-Hans", "zh-TW") => [ScriptConversion.SimplifiedToTaiwan],
        ("zh-Hans", "zh-HK") => [ScriptConversion.SimplifiedToHongKong],
        // Most Traditional text that names no region is written as in Taiwan: 隨著, where OpenCC's own standard has 隨着.
        ("zh-Hant", "zh-Hans") => [ScriptConversion.TaiwanToTraditional, ScriptConversion.TraditionalToSimplified],
        ("zh-TW", "zh-Hans") => [ScriptConversion.TaiwanToSimplified],
        ("zh-HK", "zh-Hans") => [ScriptConversion.HongKongToSimplified],
        ("zh-Hant", "zh-TW") => [ScriptConversion.TraditionalToTaiwan],
        ("zh-Hant", "zh-HK") => [ScriptConversion.TraditionalToHongKong],
        ("zh-TW", "zh-Hant") => [ScriptConversion.TaiwanToTraditional],
        ("zh-HK", "zh-Hant") => [ScriptConversion.HongKongToTraditional],
        ("zh-TW", "zh-HK") => [ScriptConversion.TaiwanToTraditional, ScriptConversion.TraditionalToHongKong],
        ("zh-HK", "zh-TW") => [ScriptConversion.HongKongToTraditional, ScriptConversion.TraditionalToTaiwan],
        _ => throw new ArgumentOutOfRangeException(nameof(to), to.Tag, $"Nothing leads from {from.Tag} to it."),
    };
}
