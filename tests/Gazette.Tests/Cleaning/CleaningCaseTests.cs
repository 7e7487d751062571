using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Gazette.Articles;
using Gazette.Cleaning;
using Gazette.Drafts;
using Gazette.Sanitizing;

namespace Gazette.Tests;

/// <summary>
/// Whole documents in <c>Cases/Cleaning/NAME</c>: <c>input.html</c> (its title is the headline) or <c>input.txt</c>, the body that
/// both phases and the sanitizer make of it, and the report. <c>UPDATE_CASES=1</c> rewrites what is expected.
/// </summary>
public sealed class CleaningCaseTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Names => [.. Directory.GetDirectories(Folder()).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    public static TheoryData<string> Controls => [.. Names.Select(row => row.Data).Where(name => name.StartsWith("undamaged-", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Case_comes_out_as_expected(string name)
    {
        var (html, report) = Clean(Input(name));
        Expect(name, "expected.html", html + "\n");
        Expect(name, "expected.json", JsonSerializer.Serialize(report, Json) + "\n");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Cleaning_its_own_result_changes_nothing(string name)
    {
        var once = Clean(Input(name)).Html;
        Assert.Equal(once, Clean(Drafts.OfHtml(once)).Html);
    }

    [Theory]
    [MemberData(nameof(Controls))]
    public void Undamaged_text_passes_unchanged(string name)
    {
        var untouched = Input(name);
        new ArticleSanitizer().Sanitize(untouched);
        var draft = Input(name);
        new CleaningRules().RepairText(draft);
        new CleaningRules().RepairBlocks(draft);
        Assert.Empty(draft.Report.Repairs);
        new ArticleSanitizer().Sanitize(draft);
        Assert.Equal(BlockText.Of(untouched.Body), BlockText.Of(draft.Body));
    }

    private static (string Html, IReadOnlyList<Repair> Report) Clean(Draft draft)
    {
        new CleaningRules().RepairText(draft);
        new CleaningRules().RepairBlocks(draft);
        return (new ArticleSanitizer().Sanitize(draft).ToString(), draft.Report.Repairs);
    }

    private static Draft Input(string name)
    {
        var text = Path.Combine(Folder(), name, "input.txt");
        if (File.Exists(text))
            return Drafts.OfText(File.ReadAllText(text));
        var draft = Drafts.OfHtml(File.ReadAllText(Path.Combine(Folder(), name, "input.html")));
        draft.Metadata.Title = string.IsNullOrEmpty(draft.Document.Title) ? null : draft.Document.Title;
        return draft;
    }

    private static void Expect(string name, string file, string actual)
    {
        var path = Path.Combine(Folder(), name, file);
        if (Environment.GetEnvironmentVariable("UPDATE_CASES") == "1")
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "UPDATE_CASES is for writers of cases, not for CI.");
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"{path} is missing: run once with UPDATE_CASES=1 and read what it wrote.");
        Assert.Equal(File.ReadAllText(path), actual);
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "Cases", "Cleaning"));
}
