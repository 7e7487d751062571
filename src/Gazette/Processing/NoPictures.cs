using Gazette.Articles.Pictures;
using Gazette.Uploads;

namespace Gazette.Processing;

/// <summary>For whoever wants an article's text alone.</summary>
public sealed class NoPictures : IPictureSource
{
    public static readonly NoPictures Instance = new();

    private NoPictures()
    {
    }

    public Task<Picture?> FindAsync(string uploadName, CancellationToken cancellation) => Task.FromResult<Picture?>(null);

    public Task<(Picture? Picture, Rejection? Rejection)> MakeAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => Task.FromResult<(Picture?, Rejection?)>((null, null));
}
