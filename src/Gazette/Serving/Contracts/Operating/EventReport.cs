namespace Gazette.Serving.Contracts.Operating;

/// <summary>What is answered to events.</summary>
/// <param name="Events">How many were obeyed.</param>
public sealed record EventReport(int Events);
