namespace Gazette.Extraction.Blocks;

/// <summary>Something that speaks for or against a block's being part of the article.</summary>
/// <param name="Meaning">In words, for whoever weighs them anew.</param>
/// <param name="Weight">Logarithm of the odds that it adds when its value is 1.</param>
/// <param name="Of">The value, mostly 0 to 1.</param>
internal sealed record BlockFeature<T>(string Meaning, double Weight, Func<T, double> Of)
{
    /// <summary>0 to 1.</summary>
    public static double Chance(IReadOnlyList<BlockFeature<T>> signs, T block) => 1 / (1 + Math.Exp(-Odds(signs, block)));

    /// <summary>The logarithm of the odds.</summary>
    public static double Odds(IReadOnlyList<BlockFeature<T>> signs, T block)
    {
        var sum = 0.0;
        foreach (var sign in signs)
            sum += sign.Weight * sign.Of(block);
        return sum;
    }
}
