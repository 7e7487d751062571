using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Gazette.Tests.Damage;

namespace Gazette.Benchmarks;

/// <param name="Half"><c>a</c> or <c>b</c>: articles whose id has an even or an odd MD5; null for all of them.</param>
/// <param name="Only">Part of the name of a mix or of its kinds; null for all of them.</param>
internal sealed record DamageOptions(string Folder, string? Half, int Seed, string? Only, bool Shows)
{
    public const string Usage = "Usage: damage DIR [--half a|b] [--seed N] [--only TEXT] [--show]";

    /// <summary>Null when the arguments are not those of the command.</summary>
    public static DamageOptions? Read(string[] args)
    {
        if (args.Length < 2)
            return null;
        var options = new DamageOptions(args[1], null, 1, null, false);
        for (var i = 2; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : null;
            DamageOptions? next = (args[i], value) switch
            {
                ("--show", _) => options with { Shows = true },
                ("--half", "a" or "b") => options with { Half = value },
                ("--only", not null) => options with { Only = value },
                ("--seed", not null) when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) => options with { Seed = seed },
                _ => null,
            };
            if (next is null)
                return null;
            i += args[i] == "--show" ? 0 : 1;
            options = next;
        }

        return options;
    }

    public bool IsInHalf(string id)
    {
#pragma warning disable CA5351 // It parts a folder in two; nothing secret rests on it.
        var isEven = MD5.HashData(Encoding.UTF8.GetBytes(id))[^1] % 2 == 0;
#pragma warning restore CA5351
        return Half is null || (Half == "a") == isEven;
    }

    public bool Includes(DamageMix mix) =>
        Only is null || mix.Name.Contains(Only, StringComparison.Ordinal) || mix.Kinds.Any(k => k.Name.Contains(Only, StringComparison.Ordinal));
}
