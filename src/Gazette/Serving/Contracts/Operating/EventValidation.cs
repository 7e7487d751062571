namespace Gazette.Serving.Contracts.Operating;

/// <summary>Says to Event Grid that its events are wanted here.</summary>
/// <param name="ValidationResponse">The code that it asked with.</param>
public sealed record EventValidation(string ValidationResponse);
