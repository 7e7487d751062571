using Gazette.Articles.Pictures;

namespace Gazette.Processing;

/// <summary>Where one article gets its pictures from.</summary>
public interface IPictureSource
{
    /// <summary>Null when there is no picture of that name, and then the article is made anew when there is one.</summary>
    Task<Picture?> FindAsync(string uploadName, CancellationToken cancellation);

    /// <summary>Of bytes that stand in the article's own file; null when they are none that can be shown.</summary>
    Task<Picture?> MakeAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation);
}
