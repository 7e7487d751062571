using Gazette.Processing;

namespace Gazette.Tests.Damage.Families;

/// <summary>Damages originals with families drawn at random, one to four deep, and sends the copies through the whole desk.</summary>
internal sealed class FamilyTrial(ArticleProcessor desk, FamilyData data, int seed, string? only = null)
{
    public const int MaxDepth = 4;

    private static readonly string[] Folders = ["../Articles", "Articles"];

    /// <summary>Our own articles, in all languages.</summary>
    public static IReadOnlyList<Original> OwnOriginals() =>
    [
        .. Folders.SelectMany(folder => Directory.GetFiles(FamilyData.Path(folder), "*.txt").Order(StringComparer.Ordinal)).Select(Read),
    ];

    /// <summary>A copy of the trial's number, in both forms.</summary>
    public async Task<IReadOnlyList<FamilyOutcome>> DamagedAsync(IReadOnlyList<Original> originals, int number, CancellationToken cancellation)
    {
        var random = RandomOf(number);
        var original = originals[number % originals.Count];
        var copy = new DamagedCopy(original, random);
        var families = Draw(original, random, depth: 1 + (number / originals.Count % MaxDepth));
        foreach (var family in families)
            family.Apply(copy, data);
        IReadOnlyList<string> names = [.. families.Select(f => f.Name)];
        var outcomes = new List<FamilyOutcome>();
        foreach (var form in UploadForm.All)
            outcomes.Add(new FamilyOutcome(names, form.Name, copy, (await desk.ProcessAsync(form.Damaged(copy), cancellation)).Article));
        return outcomes;
    }

    /// <summary>A text that must stay as it is, in both forms.</summary>
    public async Task<IReadOnlyList<FamilyOutcome>> ControlAsync(IReadOnlyList<Original> originals, int number, CancellationToken cancellation)
    {
        var random = RandomOf(number + 1_000_003);
        var own = originals[number % originals.Count];
        var original = (number / originals.Count % 3) switch
        {
            0 => own,
            1 => ControlTexts.About(own, data, random),
            _ => ControlTexts.Repeating(own, random),
        };
        var outcomes = new List<FamilyOutcome>();
        foreach (var form in UploadForm.All)
            outcomes.Add(new FamilyOutcome([], form.Name, new DamagedCopy(original, random), (await desk.ProcessAsync(form.Undamaged(original), cancellation)).Article));
        return outcomes;
    }

    private List<DamageFamily> Draw(Original original, Random random, int depth)
    {
        var suited = DamageFamily.All.Where(f => f.Suits(original)).ToArray();
        random.Shuffle(suited);
        var drawn = suited.Take(depth).ToList();
        if (only is not null && !drawn.Exists(f => f.Name == only) && Array.Find(suited, f => f.Name == only) is { } wanted)
            drawn[0] = wanted;
        return [.. drawn.OrderBy(f => f.IsMarkup)];
    }

    private Random RandomOf(int number) => new(unchecked((seed * 1_000_033) + number));

    private static Original Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var row = lines[1].Split('|');
        return new Original(Path.GetFileNameWithoutExtension(path), lines[0], Value(row[0]), Value(row[2]), Value(row[1]), lines[2..]);
    }

    private static string? Value(string value) => value.Length == 0 ? null : value;
}
