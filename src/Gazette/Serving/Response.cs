using Gazette.Uploads;

namespace Gazette.Serving;

/// <summary>What a request is answered with, before it is put into HTTP.</summary>
public abstract record Response
{
    private Response()
    {
    }

    /// <param name="CacheControl">The header's value.</param>
    public sealed record Found(Representation Representation, string CacheControl) : Response
    {
        /// <summary>Whether the reader's cookies decide what is sent: caches must not give it to others.</summary>
        public bool VariesByCookie { get; init; }

        /// <summary>Whether it is a page with a form of ours, which may be sent to us.</summary>
        public bool HasForm { get; init; }

        /// <summary>What the page may load and where it may be shown.</summary>
        public PagePolicy Policy { get; init; }

        /// <summary>Whether it is for whoever was given its address alone: no engine keeps it, and no other page learns the address.</summary>
        public bool IsPreview { get; init; }

        /// <summary>Whether pages of others may show it, as feed readers in a browser do.</summary>
        public bool IsForEverySite { get; init; }
    }

    /// <summary>303: what was asked for is done, and the reader is led on.</summary>
    /// <param name="Path">Path and query of a page of ours.</param>
    /// <param name="Cookies">To be kept for a year.</param>
    public sealed record SeeOther(string Path, IReadOnlyList<(string Name, string Value)> Cookies) : Response;

    /// <summary>A file that browsers save and do not show.</summary>
    /// <param name="Content">Read from any place on; closed by who sends it.</param>
    /// <param name="Name">What the reader's copy is called.</param>
    /// <param name="Tag">The entity tag without quotes.</param>
    /// <param name="CacheControl">The header's value.</param>
    public sealed record Download(Stream Content, string ContentType, string Name, string Tag, string CacheControl) : Response;

    /// <summary>201 or 204: what was sent is kept, and something will be made of it.</summary>
    /// <param name="ETag">Of what is kept, with its quotes.</param>
    /// <param name="Location">Path and query of where to look what becomes of it.</param>
    public sealed record Stored(int Status, string ETag, string Location) : Response;

    /// <summary>202: a part is kept, and others are missing.</summary>
    public sealed record Received(Representation Representation) : Response;

    /// <param name="Status">An HTTP status of 400 or more.</param>
    /// <param name="Detail">One sentence for the reader; null where the status says all.</param>
    /// <param name="RetryAfter">When to ask again; null where that is not known.</param>
    public sealed record Failed(int Status, string? Detail = null, TimeSpan? RetryAfter = null) : Response;

    /// <summary>410: there was an article, and it was taken back.</summary>
    /// <param name="Language">The article's, BCP 47.</param>
    public sealed record Withdrawn(Withdrawal Withdrawal, string Language) : Response;
}
