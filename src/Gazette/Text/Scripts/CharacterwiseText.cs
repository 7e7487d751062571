namespace Gazette.Text.Scripts;

/// <summary>
/// Tells a Traditional text that a program made of a Simplified one character by character: of a Simplified character that stands for
/// several Traditional ones (复: 復, 複, 覆) it has one form everywhere, also where the word needs another (復雜). People err here and there.
/// </summary>
public static class CharacterwiseText
{
    private const int LeastWrong = 3;
    private const int LeastCharacters = 2;

    // A writer's slip among right ones; where a form is right four times for each time that it is not, a person has chosen it.
    private const int MostContradictions = 5;

    // One word for one thing, in either form, from one publisher to the next.
    private const string WrittenEitherWay = "台布占志游采注周升吊雕才群峰欲局托伙回卷栗岳岩扎凶秘线污赞幸并为众面里岁着床麻强随历厘迹针针咽启凭炼暗";

    /// <param name="text">In Traditional script.</param>
    /// <returns>Each wrong form with the characters around it, as often as it stands there; none when the text was not made so.</returns>
    public static IReadOnlyList<string> WrongForms(string text)
    {
        var written = ScriptConversion.TaiwanToTraditional.Convert(ScriptConversion.HongKongToTraditional.Convert(text));
        var simplified = ScriptConversion.TraditionalToSimplified.Convert(written);
        var expected = ScriptConversion.SimplifiedToTraditional.Convert(simplified);
        // Character by character, or there is nothing to compare.
        if (written.Length != text.Length || simplified.Length != text.Length || expected.Length != text.Length)
            return [];

        var wrong = new Dictionary<char, List<int>>();
        for (var i = 0; i < text.Length; i++)
        {
            if (written[i] != expected[i] && Han.Is(text[i]) && !WrittenEitherWay.Contains(simplified[i], StringComparison.Ordinal))
                (wrong.TryGetValue(simplified[i], out var places) ? places : wrong[simplified[i]] = []).Add(i);
        }

        var mechanical = wrong.Where(each => IsMechanical(each.Key, each.Value, written, simplified)).SelectMany(each => each.Value).Order().ToList();
        return mechanical.Count >= LeastWrong && mechanical.Select(place => simplified[place]).Distinct().Count() >= LeastCharacters
            ? [.. mechanical.Select(place => Around(text, place))]
            : [];
    }

    private static bool IsMechanical(char character, List<int> places, string written, string simplified)
    {
        var forms = places.Select(place => written[place]).Distinct().ToList();
        if (forms.Count > 1)
            return false;
        var others = Enumerable.Range(0, written.Length).Count(i => simplified[i] == character && written[i] != forms[0]);
        return others * MostContradictions <= places.Count;
    }

    private static string Around(string text, int place)
    {
        var (start, end) = (place > 0 && Han.Is(text[place - 1]) ? place - 1 : place, place + 1 < text.Length && Han.Is(text[place + 1]) ? place + 2 : place + 1);
        return text[start..end];
    }
}
