namespace Gazette.Sanitizing;

/// <summary>An element that a published body may hold.</summary>
/// <param name="Reason">What readers would miss without it.</param>
/// <param name="Attributes">Those that it may have, beside <see cref="AllowList.Id"/>, and what for.</param>
internal sealed record AllowedElement(string Name, string Reason, params (string Name, string Reason)[] Attributes);
