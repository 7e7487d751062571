using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Gazette.Drafts;

namespace Gazette.Intake.Word;

/// <summary>What all parts of one document share while it is read.</summary>
internal sealed class WordContext
{
    private const string FieldMark = "fldChar";

    /// <summary>UTF-16 units of one address.</summary>
    private const int MaxAddress = 2_048;

    /// <summary>Of all that are written, each as often as it is.</summary>
    private const int MaxAddresses = 8_000_000;

    private long addressLength;

    private readonly Dictionary<OpenXmlPart, Dictionary<string, string>> addresses = [];
    private readonly Dictionary<string, string> places = new(StringComparer.Ordinal);

    private readonly IReadOnlyDictionary<(string Part, string Id), string> brokenAddresses;

    public WordContext(MainDocumentPart main, OpenXmlElement body, BrokenParts broken, IReadOnlyDictionary<(string Part, string Id), string> brokenAddresses, RepairReport report, ProcessingBudget budget)
    {
        (this.brokenAddresses, Report, Budget) = (brokenAddresses, report, budget);
        Broken = broken;
        Styles = WordStyles.Of(main, Broken);
        Numbering = new WordNumbering(Broken.RootOf(main.NumberingDefinitionsPart), Styles);
        Pictures = new WordPictures(report);
        LeftOut = new LeftOutWords(report);
        var settings = Broken.RootOf(main.DocumentSettingsPart);
        var section = body.ChildElements.LastOrDefault(c => c.LocalName == "sectPr");
        Footnotes = new WordNotes("footnote", main.FootnotesPart, Broken.RootOf(main.FootnotesPart), section.Child("footnotePr") ?? settings.Child("footnotePr"), "decimal");
        Endnotes = new WordNotes("endnote", main.EndnotesPart, Broken.RootOf(main.EndnotesPart), section.Child("endnotePr") ?? settings.Child("endnotePr"), "lowerRoman");
        Survey(body);
    }

    public RepairReport Report { get; }

    public ProcessingBudget Budget { get; }

    public BrokenParts Broken { get; }

    public WordStyles Styles { get; }

    public WordNumbering Numbering { get; }

    public WordPictures Pictures { get; }

    public WordNotes Footnotes { get; }

    public WordNotes Endnotes { get; }

    public LeftOutWords LeftOut { get; }

    public WordFields Fields { get; } = new();

    /// <summary>False where fields begin that never end, or the other way round: then their codes decide nothing.</summary>
    public bool HasSoundFields { get; private set; }

    /// <summary>The size of most of the text, in half-points.</summary>
    public int UsualSize { get; private set; }

    /// <summary>The name on the page of a bookmark that a link leads to; null for others.</summary>
    public string? PlaceOf(string bookmark) => places.GetValueOrDefault(bookmark);

    /// <summary>Where a link or a picture that lies elsewhere leads by its relationship, as the file has it; null where there is none.</summary>
    public string? AddressOf(OpenXmlPart part, string id)
    {
        if (brokenAddresses.TryGetValue((part.Uri.OriginalString, id), out var broken))
            return broken;
        if (!addresses.TryGetValue(part, out var all))
        {
            addresses.Add(part, all = new(StringComparer.Ordinal));
            foreach (var relationship in part.HyperlinkRelationships.Cast<ReferenceRelationship>().Concat(part.ExternalRelationships))
                all.TryAdd(relationship.Id, relationship.Uri.OriginalString);
        }

        return all.GetValueOrDefault(id);
    }

    /// <summary>Null where addresses have become too long in all: one may stand at every word of a text.</summary>
    public string? Affordable(string? address) => address is { Length: <= MaxAddress } && (addressLength += address.Length) <= MaxAddresses ? address : null;

    private void Survey(OpenXmlElement body)
    {
        var (depth, isSound) = (0, true);
        var (wanted, present) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        var sizes = new Dictionary<int, int>();
        foreach (var element in body.Descendants())
        {
            Budget.Look();
            switch (element.LocalName)
            {
                case FieldMark:
                    depth += element.Attribute("fldCharType") switch
                    {
                        "begin" => 1,
                        "end" => -1,
                        _ => 0,
                    };
                    isSound &= depth >= 0;
                    break;
                case "hyperlink" when element.Attribute("anchor") is { } anchor:
                    wanted.Add(anchor);
                    break;
                case "instrText" when WordFields.AddressIn(element.InnerText) is ['#', .. var name]:
                    wanted.Add(name);
                    break;
                case "bookmarkStart" when element.Attribute("name") is { } bookmark:
                    present.Add(bookmark);
                    break;
                case "p":
                    Count(element, sizes);
                    break;
            }
        }

        HasSoundFields = isSound && depth == 0;
        foreach (var name in wanted.Where(present.Contains))
            places.TryAdd(name, string.Create(CultureInfo.InvariantCulture, $"place-{places.Count + 1}"));
        UsualSize = sizes.Count == 0 ? Styles.Paragraph(null).Look.Size : sizes.MaxBy(s => s.Value).Key;
    }

    private void Count(OpenXmlElement paragraph, Dictionary<int, int> sizes)
    {
        var look = Styles.Paragraph(paragraph.Child("pPr").Value("pStyle")).Look;
        foreach (var run in paragraph.ChildElements.Where(c => c.LocalName == "r"))
        {
            var size = Styles.Run(look, run.Child("rPr")).Size;
            sizes[size] = sizes.GetValueOrDefault(size) + run.InnerText.Length;
        }
    }
}
