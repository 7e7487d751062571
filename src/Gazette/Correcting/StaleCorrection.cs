namespace Gazette.Correcting;

/// <summary>A correction that could not be laid over this version of the upload.</summary>
/// <param name="Correction">A field's name, <c>undo</c> or <c>accept</c>.</param>
/// <param name="Detail">One sentence for an editor: why, and what to do.</param>
public sealed record StaleCorrection(string Correction, string Detail);
