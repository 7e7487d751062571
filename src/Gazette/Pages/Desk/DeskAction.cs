namespace Gazette.Pages.Desk;

/// <summary>Something that was done, as the log has it.</summary>
/// <param name="IsDone">False while it is under way, and where nobody knows whether it was done.</param>
public sealed record DeskAction(DateTimeOffset At, string Who, string What, string? Upload, string? Article, int? Version, string? Detail, bool IsDone);
