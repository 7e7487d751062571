using System.Globalization;

namespace Gazette.Benchmarks;

/// <param name="Folder">Of articles to damage; null for the tests' own.</param>
/// <param name="Half"><c>a</c> or <c>b</c>: the half of every family that is drawn from; null for all of it.</param>
/// <param name="Only">A family that every copy gets; null for any.</param>
internal sealed record DamageOptions(string? Folder, string? Half, int Seed, int Trials, string? Only, bool Shows)
{
    public const string Usage = "Usage: damage [DIR] [--half a|b] [--seed N] [--trials N] [--only FAMILY] [--show]";

    private const int ManyTrials = 3000;

    /// <summary>Null when the arguments are not those of the command.</summary>
    public static DamageOptions? Read(string[] args)
    {
        var options = new DamageOptions(null, null, 1, ManyTrials, null, false);
        for (var i = 1; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : null;
            DamageOptions? next = (args[i], value) switch
            {
                ("--show", _) => options with { Shows = true },
                ("--half", "a" or "b") => options with { Half = value },
                ("--only", not null) => options with { Only = value },
                ("--seed", not null) when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) => options with { Seed = seed },
                ("--trials", not null) when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var trials) => options with { Trials = trials },
                ([not '-', ..], _) when options.Folder is null => options with { Folder = args[i] },
                _ => null,
            };
            if (next is null)
                return null;
            i += args[i] == "--show" || !args[i].StartsWith("--", StringComparison.Ordinal) ? 0 : 1;
            options = next;
        }

        return options;
    }
}
