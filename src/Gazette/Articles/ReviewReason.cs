using System.Collections.Frozen;

namespace Gazette.Articles;

/// <summary>What a person is asked to look at, in plain words, for each rule that may not be certain.</summary>
public static class ReviewReason
{
    private static readonly FrozenDictionary<string, string> Sentences = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["text-may-be-missing"] = "Blocks were left out that may belong to the article. Compare the page with the original.",
        ["left-out-prose"] = "Whole paragraphs amid the text were left out. Check that they do not belong to the article.",
        ["hidden-text"] = "The original hides a long text, as tabs and \"read more\" do, and it is not published. Check that it does not belong to the article.",
        ["another-text"] = "The original holds another text of about the same length. Check that the right one is published.",
        ["notice-as-text"] = "The text speaks of cookies, consent or logging in. Check that the article itself is published.",
        ["swallowed-text"] = "A comment or a value was left open in the markup, and browsers do not show what follows. It is published. Check where it begins.",
        ["gated-text"] = "The original asks readers to log in, to register or to pay before they can read on. Check that the text is whole.",
        ["whole-page"] = "No article stood out on the page, so all of it is published. Check that nothing is on it that should not be.",
        ["pdf-layout"] = "The article was made from a PDF, which does not say what belongs together. Check the order of the text, and its tables.",
        ["pdf-pictures"] = "The PDF has pictures, which are not published. An article that needs them can be uploaded as a web page or a Word file.",
        ["running-lines"] = "A line at the head or foot of the pages was left out, and reads like text. Check that it does not belong to the article.",
        ["unseen-text"] = "The PDF holds a text that its pages do not show: white, covered, without ink or beyond the page's edge. It was left out. Check that it does not belong to the article.",
        ["title-of-file"] = "No headline stands out in the text; the title that the file states stands in its place. Check it.",
        ["day-of-file"] = "The text prints no date; the day on which the file was made stands in its place. Check it.",
        ["lost-text"] = "Words of the original have no place on the published page. Check tables, lists and formulas.",
        ["lost-rows"] = "A table or list lost rows that may belong to it. Compare it with the original.",
        ["frame-left-out"] = "A page that the original shows in a frame could not be read. Check whether it belongs to the article.",
        ["refused-picture"] = "A picture that is in the file cannot be shown. Save it again as PNG or JPEG, smaller if it is large, and upload the article anew.",
        ["too-many-pictures"] = "The article has more pictures than are shown. Make two articles of it.",
        ["missing-picture"] = "A picture of the article is not there. Upload it under the name that is given, and the article shows it.",
        ["missing-attachment"] = "A file that the article links is not there. Upload it under the name that is given, and readers can download it.",
        ["too-many-attachments"] = "The article links more files than are kept for it. Put them into one archive, or make two articles of it.",
        ["archive-file-kept"] = "Another upload has the name of a file in the archive, and stays. Delete it and replay the archive, or upload the file under another name.",
        ["archive-file-unreadable"] = "A file in the archive is damaged, locked, or has a name that cannot be used. Upload it by itself.",
        ["mail-cover-note"] = "Sentences above the release were taken for a note to editors. Check that they do not belong to the article.",
        ["mail-quote"] = "Another message that this one quotes was left out. Check that it does not belong to the article.",
        ["mail-signature"] = "Lines below the text were taken for a signature. Check that they do not belong to the article.",
        ["mail-disclaimer"] = "A notice of confidentiality was left out. Check that it is none of the article's text.",
        ["mail-furniture"] = "Words of a mail program or service were left out, in doubt. Check that they do not belong to the article.",
        ["mail-greeting"] = "A greeting was left out, in doubt. Check that it does not belong to the article.",
        ["mail-attachment"] = "A file is attached that the article does not show. Look whether it belongs to the article, and upload it by itself.",
        ["mail-date"] = "The time at which the message was sent, taken for that of publishing, is in doubt. Check it.",
        ["no-date"] = "The file does not say when it was published. Enter the date.",
        ["impossible-date"] = "The date that the file prints does not exist. Correct it.",
        ["day-alone"] = "The only date of the file is one that stands alone, under the headline or as that of a signature; it is taken for the day of publication. Check it.",
        ["date-too-far-ahead"] = "The date lies in the future. Check it.",
        ["title-from-file-name"] = "The file has no headline; its name stands in its place. Enter a headline.",
        ["title-from-properties"] = "The headline is that of the file's properties, for no line of the text looks like one. Check it.",
        ["date-from-properties"] = "The text does not say when it was published; the day is the one on which the file was last changed. Check it.",
        ["broken-part"] = "A part of the file is damaged, and the article was made without it. Look at what is named.",
        ["embedded-object"] = "The file holds an object of another program that a page cannot show: a chart, a drawing, a document within the document. Put a picture or the text in its place.",
        ["front-matter-value"] = "A value at the head of the file could not be read. Check the fields of the article.",
        ["noncharacters"] = "The file holds codes that are no characters; each is shown as �. Put the right characters in their place.",
        ["undecodable-bytes"] = "Some bytes of the file could not be read as characters; each is shown as �. Put the right characters in their place.",
        ["broken-tags"] = "Something that looks like the rest of a tag was left as it stands, or taken out in doubt. Look at the marked places.",
        ["page-furniture"] = "A line was taken out as a part of the page that is no text, in doubt. Check that it does not belong to the article.",
        ["private-characters"] = "Characters that only one program knows were found. Look at the marked places.",
        ["symbol-fonts"] = "Characters of a symbol font were found. Look at the marked places.",
        ["text-from-script"] = "The page shows its text by a script only; it was read from there. Compare the page with the original.",
        ["mojibake"] = "Characters that were read in the wrong character set were put right, in doubt. Look at the marked places.",
        ["lost-bytes"] = "Characters were lost before the file was uploaded. Look at the marked places.",
        ["destroyed-text"] = "Parts of the text were destroyed before the file was uploaded, and cannot be restored. Look for signs that make no sense, and upload a better copy.",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static IEnumerable<string> Rules => Sentences.Keys;

    /// <summary>One sentence or two.</summary>
    /// <param name="rule">Of a repair that was not certain.</param>
    public static string Of(string rule) => Sentences.GetValueOrDefault(rule) ?? $"The rule \"{rule}\" was not certain of what it changed.";

    /// <summary>Of all repairs that were not certain.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<Repair> repairs) => [.. repairs.Where(r => !r.Certain).Select(r => Of(r.Rule)).Distinct()];

    internal static bool IsKnown(string rule) => Sentences.ContainsKey(rule);
}
