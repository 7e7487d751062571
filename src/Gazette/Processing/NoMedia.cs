using Gazette.Articles.Media;
using Gazette.Uploads;

namespace Gazette.Processing;

/// <summary>For whoever wants an article's text alone.</summary>
public sealed class NoMedia : IMediaSource
{
    public static readonly NoMedia Instance = new();

    private NoMedia()
    {
    }

    public Task<Picture?> FindAsync(string uploadName, CancellationToken cancellation) => Task.FromResult<Picture?>(null);

    public Task<(Picture? Picture, Rejection? Rejection)> MakeAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => Task.FromResult<(Picture?, Rejection?)>((null, null));

    public Task<Attachment?> FindAttachmentAsync(string uploadName, CancellationToken cancellation) => Task.FromResult<Attachment?>(null);

    public Task<Attachment?> KeepAsync(Upload upload, CancellationToken cancellation) => Task.FromResult<Attachment?>(null);
}
