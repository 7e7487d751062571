using System.Text;

namespace Gazette.Tests.Damage;

/// <summary>Bytes of one character set read as another. Every byte has its character, so all of it can be turned back.</summary>
internal static class MisreadDamage
{
    private static readonly Encoding Western = Provider.GetEncoding(1252)!;

    private static EncodingProvider Provider => CodePagesEncodingProvider.Instance;

    public static IEnumerable<DamageKind> Kinds =>
    [
        new("mojibake-utf8-1252", copy => copy.Change(line => Misread(line, Encoding.UTF8, Western)), Order: 4),
        new("mojibake-utf8-latin1", copy => copy.Change(line => Misread(line, Encoding.UTF8, Encoding.Latin1)), Order: 4),
        new("mojibake-double", copy => copy.Change(line => Misread(Misread(line, Encoding.UTF8, Western), Encoding.UTF8, Western)), Order: 4),
        new("mojibake-gb-1252", copy => copy.Change(line => Misread(line, Provider.GetEncoding("GB18030")!, Western)), ChineseOnly: true, Order: 4),
        new("mojibake-gb-latin1", copy => copy.Change(line => Misread(line, Provider.GetEncoding("GB18030")!, Encoding.Latin1)), ChineseOnly: true, Order: 4),
        new("mojibake-some-lines", SomeLines, Order: 4),
    ];

    public static string Misread(string text, Encoding written, Encoding read) => read.GetString(written.GetBytes(text));

    private static void SomeLines(DamagedCopy copy)
    {
        foreach (var i in Enumerable.Range(0, copy.Lines.Count).Where(_ => copy.Random.Next(3) == 0).ToList())
            copy.Lines[i] = Misread(copy.Lines[i], Encoding.UTF8, Western);
    }
}
