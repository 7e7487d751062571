using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Gazette.Intake.Word;

/// <summary>
/// The relationships of a package's parts. The library opens no package of which one leads to a part that is not there, or
/// two have the same id; Word does, and so do we: such relationships are taken out.
/// </summary>
internal sealed class WordRelationships
{
    private const string Ending = ".rels";
    private const string Folder = "_rels/";

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
    private static readonly Uri Root = new("http://package/");

    private readonly HashSet<string> parts;
    private readonly HashSet<string> typed;
    private readonly Dictionary<(string Part, string Id), string> addresses = [];
    private readonly Dictionary<string, XDocument> mended = new(StringComparer.Ordinal);
    private readonly List<string> missing = [];

    private WordRelationships(ZipArchive archive)
    {
        parts = archive.Entries.Select(e => "/" + e.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        typed = TypesOf(archive);
        foreach (var entry in archive.Entries.Where(e => e.FullName.EndsWith(Ending, StringComparison.OrdinalIgnoreCase)))
            Look(entry);
    }

    /// <summary>Addresses outside of the file that are none by the rules, for which the library puts others: by part and relationship.</summary>
    public IReadOnlyDictionary<(string Part, string Id), string> BrokenAddresses => addresses;

    /// <summary>Parts that are not there, pictures aside: of these is told where they are shown.</summary>
    public IReadOnlyList<string> Missing => missing;

    /// <param name="file">Within the limits of <see cref="WordPackage"/>.</param>
    /// <exception cref="XmlException">They cannot be read.</exception>
    public static WordRelationships Of(Stream file)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        return new WordRelationships(archive);
    }

    /// <summary>The file with sound relationships.</summary>
    public MemoryStream Mended(MemoryStream file)
    {
        if (mended.Count == 0)
            return file;
        var copy = new MemoryStream();
        file.CopyTo(copy);
        using (var archive = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var (name, document) in mended)
            {
                archive.GetEntry(name)!.Delete();
                using var stream = archive.CreateEntry(name).Open();
                document.Save(stream);
            }
        }

        copy.Position = 0;
        return copy;
    }

    private void Look(ZipArchiveEntry entry)
    {
        var document = Load(entry);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        // word/_rels/document.xml.rels has those of word/document.xml.
        var part = "/" + entry.FullName.Replace(Folder, "", StringComparison.Ordinal)[..^Ending.Length].TrimStart('/');
        var wrong = document.Root!.Elements().Where(e => !IsSound(e, part, ids)).ToList();
        if (wrong.Count == 0)
            return;
        wrong.ForEach(e => e.Remove());
        mended.TryAdd(entry.FullName, document);
    }

    private bool IsSound(XElement relationship, string part, HashSet<string> ids)
    {
        var (id, target) = ((string?)relationship.Attribute("Id") ?? "", (string?)relationship.Attribute("Target") ?? "");
        if (!ids.Add(id))
            return false;
        if ((string?)relationship.Attribute("TargetMode") == "External")
        {
            if (!Uri.TryCreate(target, UriKind.RelativeOrAbsolute, out _))
                addresses.TryAdd((part, id), target);
            return true;
        }

        if (Uri.TryCreate(new Uri(Root, part), target, out var address) && address.Host == Root.Host && Uri.UnescapeDataString(address.AbsolutePath) is var name && parts.Contains(name)
            && (typed.Contains(name) || typed.Contains(Path.GetExtension(name).TrimStart('.'))))
        {
            return true;
        }

        if ((string?)relationship.Attribute("Type") is not { } type || !type.EndsWith("/image", StringComparison.Ordinal))
            missing.Add(target);
        return false;
    }

    /// <summary>Names of parts and endings whose type is known.</summary>
    private static HashSet<string> TypesOf(ZipArchive archive) => archive.GetEntry("[Content_Types].xml") is not { } entry ? [] : Load(entry).Root!.Elements()
        .Select(e => (string?)e.Attribute("PartName") ?? (string?)e.Attribute("Extension")).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static XDocument Load(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var reader = XmlReader.Create(stream, Settings);
        return XDocument.Load(reader);
    }
}
