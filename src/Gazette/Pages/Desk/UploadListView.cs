using Gazette.Articles;
using Gazette.Uploads;

namespace Gazette.Pages.Desk;

/// <summary>The list of uploads, a piece of the desk's page: rows have names of their own, so that what has not changed stays as it is.</summary>
public static class UploadListView
{
    /// <param name="counts">Null before they were first counted.</param>
    /// <param name="columns">The columns there are, for the choice.</param>
    public static string Render(ReceiptList list, ListedUploads asked, (ReceiptCounts Counts, DateTimeOffset At)? counts, IReadOnlyList<ColumnSize> columns, InterfaceLanguage language, Site site)
    {
        var words = DeskText.For(language.Tag);
        Markup view = $"""
            <h1>{words.Frame.Uploads}</h1>
            {States(asked, counts, words)}{Search(asked, columns, words.List, site)}<ul class="uploads">
            {Markup.Join(list.Items.Select(receipt => Row(receipt, words, language, site)))}</ul>
            {Empty(list, asked, words.List)}{Ways(list, asked, words.List)}{CountedAt(counts, words.List, site)}
            """;
        return view.ToString();
    }

    private static Markup States(ListedUploads asked, (ReceiptCounts Counts, DateTimeOffset At)? counts, DeskText words) => $"""
        <nav class="states" aria-label="{words.List.Filter}">
        <a href="{(asked with { State = null, After = null }).Address}"{Current(asked.State is null)}>{words.List.All}</a>
        {Markup.Join(StateMark.All(words.States).Select(state => (Markup)$"<a href=\"{(asked with { State = state.Name, After = null }).Address}\"{Current(asked.State == state.Name)}>{StateMark.Of(state.Name, words.States)}{Count(state.Name, counts?.Counts)}</a>\n"))}</nav>

        """;

    private static Markup Current(bool isCurrent) => isCurrent ? $" aria-current=\"page\"" : Markup.Nothing;

    /// <summary>None beside a state in which there was nothing: something may be there since.</summary>
    private static Markup Count(string state, ReceiptCounts? counts) => CountOf(state, counts) is > 0 and var count ? $" <b>{count}</b>" : Markup.Nothing;

    private static int CountOf(string state, ReceiptCounts? counts) => counts is null ? 0 : state switch
    {
        StateMark.Review => counts.NeedsReview,
        "failed" => counts.Failed,
        "rejected" => counts.Rejected,
        "processing" => counts.Processing,
        "published" => counts.Published - counts.NeedsReview,
        _ => counts.Withdrawn,
    };

    private static Markup Search(ListedUploads asked, IReadOnlyList<ColumnSize> columns, DeskText.ListText words, Site site) => $"""
        <form class="search" role="search" data-state="{asked.State ?? ""}">
        <label>{words.Search} <input type="search" name="q" value="{asked.Query ?? ""}" maxlength="100"></label>
        <label>{words.Column} <select name="column"><option value="">{words.AnyColumn}</option>{Markup.Join(Columns(asked, columns).Select(name => (Markup)$"<option value=\"{name}\"{(name == asked.Column ? (Markup)$" selected" : Markup.Nothing)}>{site.Columns.PathOf(name)}</option>"))}</select></label>
        <button>{words.Find}</button>
        {(asked.IsSearch ? (Markup)$"<a href=\"{(asked with { Query = null, Column = null, After = null }).Address}\">{words.Clear}</a>" : Markup.Nothing)}
        </form>

        """;

    private static IEnumerable<string> Columns(ListedUploads asked, IReadOnlyList<ColumnSize> columns) =>
        columns.Select(column => column.Name).Concat(asked.Column is { } chosen ? [chosen] : []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static Markup Row(Receipt receipt, DeskText words, InterfaceLanguage language, Site site) => $"""
        <li id="u-{ArticleId.FromBlobName(receipt.Name)}">
        <div class="what"><a href="#upload/{Uri.EscapeDataString(receipt.Name)}">{receipt.Title ?? receipt.Name}</a><span class="file">{receipt.Name}</span></div>
        <div class="became">{StateMark.Of(receipt, words.States, site)} {ArticleMetaLine.Moment(receipt.UploadedAt, site)} {Kind(receipt, words.List)}{Column(receipt, site)}{Repairs(receipt, words.List)}</div>
        {Why(receipt, words, language)}</li>

        """;

    private static Markup Kind(Receipt receipt, DeskText.ListText words) => receipt switch
    {
        { Archive: { } archive } => $"<span>{DeskText.Fill(words.Archive, archive.Done, archive.Files)}</span> ",
        { IsAttachment: true } => $"<span>{words.Attachment}</span> ",
        _ => PictureEnding.IsOf(receipt.Name) ? (Markup)$"<span>{words.Picture}</span> " : Markup.Nothing,
    };

    private static Markup Column(Receipt receipt, Site site) => receipt.Column is { } column ? $"<span>{site.Columns.PathOf(column)}</span> " : Markup.Nothing;

    private static Markup Repairs(Receipt receipt, DeskText.ListText words) =>
        receipt.Repairs.Sum(repair => (long)repair.Count) is > 0 and var count ? $"<span>{DeskText.Fill(words.Repairs, count)}</span> " : Markup.Nothing;

    private static Markup Why(Receipt receipt, DeskText words, InterfaceLanguage language)
    {
        Markup[] lines =
        [
            .. ReasonView.Lines(receipt, language),
            .. receipt.NeedsReview ? ReasonView.Doubts(receipt.Repairs, RuleWords.For(language.Tag)).Take(2).Select(doubt => (Markup)$"{doubt}") : [],
            .. receipt is { State: ReceiptState.Published, Missing.Count: > 0 } ? [(Markup)$"{DeskText.Fill(words.List.Missing, string.Join(", ", receipt.Missing.Select(name => MissingName(name, words.List))))}"] : Array.Empty<Markup>(),
            .. receipt.SameTextAs is { } same ? [(Markup)$"{DeskText.Fill(words.List.SameText, same)}"] : Array.Empty<Markup>(),
        ];
        return lines is [] ? Markup.Nothing : $"<ul class=\"why\">{Markup.Join(lines.Select(line => (Markup)$"<li>{line}</li>"))}</ul>\n";
    }

    internal static string MissingName(string field, DeskText.ListText words) => field switch
    {
        "title" => words.MissingTitle,
        "publishedAt" => words.MissingDate,
        _ => words.MissingSource,
    };

    private static Markup Empty(ReceiptList list, ListedUploads asked, DeskText.ListText words) => list.Items.Count > 0
        ? Markup.Nothing
        : $"<p class=\"none\">{(asked.IsSearch ? words.FoundNone : asked.State is null ? words.Nothing : words.None)}</p>\n";

    private static Markup Ways(ReceiptList list, ListedUploads asked, DeskText.ListText words)
    {
        Markup newest = asked.After is null ? Markup.Nothing : $"<a href=\"{(asked with { After = null }).Address}\">{words.Newest}</a> ";
        Markup older = list.Next is { } next ? $"<a href=\"{(asked with { After = next }).Address}\">{(asked.IsSearch ? words.Further : words.Older)}</a>" : Markup.Nothing;
        return $"<p class=\"ways\">{newest}{older}</p>\n";
    }

    private static Markup CountedAt((ReceiptCounts Counts, DateTimeOffset At)? counts, DeskText.ListText words, Site site)
    {
        if (counts is not { } known)
            return Markup.Nothing;
        var halves = words.CountedAt.Split("{0}");
        return $"<p class=\"counted\">{halves[0]}{ArticleMetaLine.Moment(known.At, site)}{halves[1]}</p>\n";
    }
}
