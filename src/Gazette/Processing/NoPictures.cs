using Gazette.Articles.Pictures;

namespace Gazette.Processing;

/// <summary>For whoever wants an article's text alone.</summary>
public sealed class NoPictures : IPictureSource
{
    public static readonly NoPictures Instance = new();

    private NoPictures()
    {
    }

    public Task<Picture?> FindAsync(string uploadName, CancellationToken cancellation) => Task.FromResult<Picture?>(null);

    public Task<Picture?> MakeAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => Task.FromResult<Picture?>(null);
}
