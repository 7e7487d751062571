using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gazette.Pages.Desk;

/// <summary>The desk's words in one language, read from its file in <c>Pages/Desk/Languages</c> when somebody first asks. A missing or an unknown key is refused.</summary>
internal sealed record DeskText
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly FrozenDictionary<string, Lazy<DeskText>> ByLanguage =
        InterfaceLanguage.All.ToFrozenDictionary(l => l.Tag, l => new Lazy<DeskText>(() => Read(l.Tag)));

    public required FrameText Frame { get; init; }

    public required StateText States { get; init; }

    public required ListText List { get; init; }

    public required SendText Send { get; init; }

    public required ReviewText Review { get; init; }

    public required HistoryText History { get; init; }

    public required NoticeText Notice { get; init; }

    /// <summary>What the script says; sent to it with the page.</summary>
    public required IReadOnlyDictionary<string, string> Script { get; init; }

    /// <param name="language">BCP 47.</param>
    public static DeskText For(string language) => ByLanguage[InterfaceLanguage.For(language).Tag].Value;

    /// <summary>Puts values in place of <c>{0}</c> and <c>{1}</c>.</summary>
    public static string Fill(string words, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, words, values);

    private static DeskText Read(string tag)
    {
        var name = $"Gazette.Pages.Desk.Languages.{tag}.json";
        using var json = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing.");
        return JsonSerializer.Deserialize<DeskText>(json, Strict) ?? throw new JsonException($"The resource {name} is empty.");
    }

    /// <summary>Of what stands around every view.</summary>
    internal sealed record FrameText(
        string OwnName, string Title, string Uploads, string Send, string Log, string ToSite, string Languages, string KeyTitle, string KeyNote, string Key, string KeyUse, string KeyForget, string NoScript, string Close);

    /// <summary>Of what has become of an upload.</summary>
    internal sealed record StateText(
        string Processing, string Published, string Review, string Rejected, string Failed, string Withdrawn, string Held, string Scheduled);

    /// <summary>Of the list of uploads.</summary>
    internal sealed record ListText(
        string All, string Filter, string Search, string Column, string AnyColumn, string Find, string Clear, string Nothing, string None, string CountedAt, string Repairs, string Picture, string Attachment,
        string Archive, string Unpacked, string Missing, string MissingTitle, string MissingDate, string MissingSource, string SameText, string Older, string Further, string Newest, string FoundNone);

    /// <summary>Of uploading from the browser.</summary>
    internal sealed record SendText(
        string Title, string Drop, string Files, string Folder, string Column, string ColumnNote, string Limits, string LimitText, string LimitPicture, string LimitAttachment, string LimitArchive, string Kinds,
        string Overall, string Pause, string Resume, string Clear);

    /// <summary>Of the view of one article.</summary>
    internal sealed record ReviewText(
        string Back, string Page, string Print, string Download, string Name, string Uploaded, string At, string Attempts, string Doubts, string Accept, string Accepted, string TakeBackAccept,
        string Fields, string Title, string Standfirst, string PublishedAt, string DateNote, string Source, string Author, string Column, string ProtectedNames, string ProtectedNote, string PublishAt, string PublishAtNote, string ShowPreview, string FileSays, string FileSaysNothing, string UseFile, string Empty,
        string Compare, string Original, string Cleaned, string Together, string Edits, string NoEdits, string Doubtful, string Certain, string Previous, string Next, string ShowMarks, string Keys,
        string Changed, string Removed, string Inserted, string Marked, string Undo, string Redo, string Undone, string NotUndone, string LeftOut, string LeftOutHere, string Restore, string LeaveOut, string Restored, string TooMany,
        string Pictures, string Alt, string AltNote, string MissingPicture, string DropHere, string ShownIn, string Stale,
        string Actions, string Withdraw, string WithdrawReason, string WithdrawNote, string Purge, string Replay, string ReplayNote, string PublishAgain,
        string Versions, string Version, string Current, string Difference, string CorrectedFields,
        string Pending, string Preview, string Save, string Discard, string NoArticle);

    /// <summary>Of what is told where nobody looks at the desk: one line for each state, with name and reason, and what to do.</summary>
    internal sealed record NoticeText(
        string FeedTitle, string Rejected, string Failed, string Review, string RefusedRemedy, string FailedReason, string FailedRemedy, string ReviewRemedy, string HeldRemedy, string OpenDesk);

    /// <summary>Of what somebody has done, and of the difference between two versions.</summary>
    internal sealed record HistoryText(string Title, string Since, string From, string To, string Same, string None, string Older, IReadOnlyDictionary<string, string> Actions);
}
