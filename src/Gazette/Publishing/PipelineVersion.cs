namespace Gazette.Publishing;

/// <summary>
/// The number of the rules at work: what lower ones made is made anew by the reconciliation. One per host, so that a
/// test can stand for a later build.
/// </summary>
public sealed record PipelineVersion(int Number)
{
    public static readonly PipelineVersion OfThisBuild = new(PublishPipeline.Version);
}
