using CsCheck;
using Gazette.Storage;

namespace Gazette.Tests;

public sealed class NameKeyTests
{
    private const string Marked = "!:_~/\\#?%'aA09zZ";

    // Every kind of character a blob name may have: the ones keys refuse, the marks themselves, Han, astral.
    private static readonly Gen<string> Names =
        Gen.String[Gen.OneOf(
            Gen.Char['\u0001', '\u00FF'],
            Gen.Int[0, Marked.Length - 1].Select(i => Marked[i]),
            Gen.Char['\u4E00', '\u4E40']), 1, 30];

    [Fact]
    public void Rows_sort_as_the_names_do() => Gen.Select(Names, Names).Sample((a, b) =>
        Math.Sign(string.CompareOrdinal(a, b)) == Math.Sign(Compare(NameKey.Of(a), NameKey.Of(b))), iter: 20_000);

    [Fact]
    public void Different_names_get_different_keys() => Gen.Select(Names, Names).Sample((a, b) =>
        (a == b) == (NameKey.Of(a) == NameKey.Of(b)), iter: 20_000);

    [Fact]
    public void Keys_hold_nothing_that_tables_refuse() => Names.Sample(name =>
    {
        var key = NameKey.Of(name);
        return (key.Partition + key.Row).All(c => c is not ('/' or '\\' or '#' or '?' or '%' or '\'') && !char.IsControl(c));
    });

    [Fact]
    public void Long_names_are_cut_and_stay_apart()
    {
        var one = NameKey.Of(new string('文', 1000) + "一");
        var other = NameKey.Of(new string('文', 1000) + "二");
        Assert.Equal(512, one.Row.Length);
        Assert.NotEqual(one, other);
    }

    [Fact]
    public void A_cut_does_not_split_a_surrogate_pair()
    {
        var key = NameKey.Of("a" + string.Concat(Enumerable.Repeat("𠀀", 400)));
        Assert.False(char.IsHighSurrogate(key.Row[^33]));
    }

    private static int Compare(NameKey a, NameKey b) =>
        string.CompareOrdinal(a.Partition, b.Partition) is not 0 and var byPartition
            ? byPartition
            : string.CompareOrdinal(a.Row, b.Row);
}
