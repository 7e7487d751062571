namespace Gazette.Uploads;

/// <summary>Why an upload will not be published. Retrying would change nothing.</summary>
/// <param name="Reason">A code from <see cref="RejectionReason"/>, stable for programs.</param>
/// <param name="Detail">One sentence for an editor: the file's fault, the limit, and the remedy.</param>
public sealed record Rejection(string Reason, string Detail);
