using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace Gazette.Intake.Pdf.Visibility;

/// <summary>The layers of a document that it does not show when it is opened.</summary>
internal sealed class Layers
{
    private static readonly NameToken Groups = NameToken.Create("OCGs");
    private static readonly NameToken Default = NameToken.Create("D");
    private static readonly NameToken Base = NameToken.Create("BaseState");

    /// <summary>By the library's one object for each: that a page names one by a name of its own is its business.</summary>
    private readonly HashSet<DictionaryToken> off = new(ReferenceEqualityComparer.Instance);

    public static Layers Of(DictionaryToken catalog, IPdfTokenScanner scanner)
    {
        var layers = new Layers();
        if (!catalog.TryGet(NameToken.Create("OCProperties"), scanner, out DictionaryToken? properties) || !properties.TryGet(Default, scanner, out DictionaryToken? shown))
            return layers;
        var isOff = shown.TryGet(Base, scanner, out NameToken? state) && state.Data == "OFF";
        layers.off.UnionWith(isOff ? All(properties, Groups, scanner) : []);
        layers.off.ExceptWith(isOff ? All(shown, NameToken.Create("ON"), scanner) : []);
        layers.off.UnionWith(All(shown, NameToken.Create("OFF"), scanner));
        return layers;
    }

    /// <param name="group">A layer, or a list of which one has to be on.</param>
    public bool Hide(DictionaryToken group, IPdfTokenScanner scanner)
    {
        if (off.Count == 0 || off.Contains(group))
            return off.Count > 0;
        if (group.TryGet(Groups, scanner, out DictionaryToken? only))
            return off.Contains(only);
        var all = All(group, Groups, scanner).ToList();
        return all.Count > 0 && all.TrueForAll(off.Contains);
    }

    private static IEnumerable<DictionaryToken> All(DictionaryToken owner, NameToken name, IPdfTokenScanner scanner)
    {
        if (!owner.TryGet(name, scanner, out ArrayToken? list))
            yield break;
        foreach (var token in list.Data)
        {
            if ((token is IndirectReferenceToken reference ? scanner.Get(reference.Data)?.Data : token) is DictionaryToken group)
                yield return group;
        }
    }
}
