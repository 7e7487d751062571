namespace Gazette.Serving.Contracts;

/// <summary>An edit that editors have undone; its texts are cut like a sample of the report.</summary>
public sealed record WantedUndo(string Rule, string Before, string After);
