using System.Globalization;
using Azure;
using Gazette.Archives;
using Gazette.Storage.Receipts;
using Gazette.Storage.Uploads;
using Gazette.Uploads;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gazette.Publishing;

/// <summary>
/// The turn of a run over an archive: its files become uploads of their own, in the folder beside it that has its name. How
/// far it came stands on the receipt; a file that is there already is not written again, and one that is not the archive's
/// own is never written over.
/// </summary>
public sealed partial class ArchivePublisher(
    UnpackedFiles files, UploadStore uploads, RunReceipts receipts, UploadRejections rejections, IOptions<GazetteOptions> options, TimeProvider clock, ILogger<ArchivePublisher> logger)
{
    private const int WritesAtOnce = 8;

    /// <summary>Larger files are written while they are unpacked, one at a time.</summary>
    private const int MaxHeldBytes = 2 * 1024 * 1024;

    private static readonly TimeSpan BetweenNotes = TimeSpan.FromSeconds(5);

    /// <summary>Null when the blob changed meanwhile, or another run had the last word.</summary>
    public async Task<PublishResult?> TurnAsync(OpenedUpload upload, StoredReceipt begun, bool isReplay, CancellationToken cancellation)
    {
        if ((upload.IsUnpacked ? Nested(upload.Name) : ArchiveLimits.CheckSize(upload.Name, upload.Bytes)) is { } refusal)
            return await RejectAsync(upload, begun, refusal, cancellation);
        // Better rules, or a second event, do not bring back what somebody has deleted since.
        var known = isReplay ? null : begun.Receipt.Archive;
        if (known is { IsDone: true })
            return await FinishAsync(upload, known, begun, cancellation);
        try
        {
            await using var content = await files.OpenArchiveAsync(upload.Name, upload.ETag, cancellation);
            var (archive, rejection) = await Archive.OpenAsync(upload.Name, content, cancellation);
            if (archive is null)
                return await RejectAsync(upload, begun, rejection!, cancellation);
            using (archive)
                return await UnpackAsync(upload, archive.Members, known ?? UnpackedArchive.Begun(archive.Members.Count), begun, cancellation);
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>It is an attachment, and what it was unpacked to before is none of anybody's uploads: files that nobody has changed go.</summary>
    /// <returns>Their names; their runs take back what was made of them.</returns>
    public async Task<IReadOnlyList<string>> TakeBackAsync(string name, CancellationToken cancellation)
    {
        var own = await OwnAsync(name, cancellation);
        foreach (var file in own)
            await files.DeleteAsync(file, cancellation);
        return [.. own.Select(file => file.Name)];
    }

    /// <summary>The receipt is final: whether nothing is left of an archive that has become an attachment.</summary>
    public async Task<bool> TrySettleAsync(Receipt receipt, CancellationToken cancellation) =>
        !receipt.IsAttachment || receipt.State != ReceiptState.Published || !ArchiveEnding.IsOf(receipt.Name) || (await OwnAsync(receipt.Name, cancellation)).Count == 0;

    private async Task<IReadOnlyList<UnpackedFile>> OwnAsync(string name, CancellationToken cancellation) =>
        [.. (await files.ListAsync(name, ArchiveEnding.FolderOf(name), cancellation)).Values.Where(file => file.Mark is not null)];

    private async Task<PublishResult?> UnpackAsync(
        OpenedUpload upload, IReadOnlyList<ArchiveMember> members, UnpackedArchive state, StoredReceipt begun, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        var there = await files.ListAsync(upload.Name, ArchiveEnding.FolderOf(upload.Name), cancellation);
        var isAlone = true;
        while (true)
        {
            if (isAlone)
            {
                var advanced = await receipts.TryAdvanceAsync(begun.Receipt with { Archive = state }, begun, cancellation);
                (begun, isAlone) = (advanced ?? begun, advanced is not null);
            }

            // Another run over the same version does the same, and notes it; this one goes on, for that one may die.
            if (!isAlone && await receipts.FindAsync(upload.Name, cancellation) is not { Receipt.IsAttachment: false })
                return null;
            if (state.IsDone)
                return await FinishAsync(upload, state, begun, cancellation);
            if (clock.GetElapsedTime(started) > options.Value.LongestUnpacking)
                throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"{state.Done:N0} of {state.Files:N0} files are unpacked so far; the next run goes on."));
            state = await UnpackSomeAsync(upload.Name, members, there, state, cancellation);
        }
    }

    /// <summary>As many as fit between two notes.</summary>
    private async Task<UnpackedArchive> UnpackSomeAsync(
        string archive, IReadOnlyList<ArchiveMember> members, Dictionary<string, UnpackedFile> there, UnpackedArchive state, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        using var slots = new SemaphoreSlim(WritesAtOnce);
        var writes = new List<(ArchiveMember Member, Task<MemberFate> Fate)>();
        try
        {
            for (var next = state.Done; next < members.Count && (writes.Count == 0 || clock.GetElapsedTime(started) < BetweenNotes); next++)
            {
                await slots.WaitAsync(cancellation);
                var fate = await BeginAsync(archive, members[next], there, slots, cancellation);
                writes.Add((members[next], fate));
            }
        }
        finally
        {
            // Also after a fault: what was begun must not go on by itself.
            await Task.WhenAll(writes.Select(write => (Task)write.Fate)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        foreach (var (member, fate) in writes)
            state = state.With(member.Path, await fate);
        return state;
    }

    /// <summary>Reads it now, for the archive can be read at one place only; a small one is written while the next is read.</summary>
    /// <returns>A write that gives its slot back.</returns>
    private async Task<Task<MemberFate>> BeginAsync(
        string archive, ArchiveMember member, Dictionary<string, UnpackedFile> there, SemaphoreSlim slots, CancellationToken cancellation)
    {
        var isWriting = false;
        try
        {
            var previous = there.GetValueOrDefault(member.Name);
            if (FateBefore(member, previous) is { } fate)
                return Task.FromResult(fate);
            await using var content = await member.OpenAsync(cancellation);
            if (member.Bytes > MaxHeldBytes)
                return Task.FromResult(await WriteAsync(archive, member, content, previous, cancellation));
            var bytes = new byte[member.Bytes];
            await content.ReadExactlyAsync(bytes, cancellation);
            // Its sum is compared at the end only.
            if (await content.ReadAsync(new byte[1], cancellation) != 0)
                throw new InvalidDataException("There are more bytes than were packed.");
            isWriting = true;
            return WriteInSlotAsync(archive, member, bytes, previous, slots, cancellation);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException)
        {
            return Task.FromResult(MemberFate.Unreadable("is damaged"));
        }
        finally
        {
            if (!isWriting)
                slots.Release();
        }
    }

    private MemberFate? FateBefore(ArchiveMember member, UnpackedFile? previous)
    {
        if (member.IsMachinery)
            return MemberFate.LeftOut;
        if (member.WhyUnreadable is { } why)
            return MemberFate.Unreadable(why);
        if (!files.IsAddressable(member.Name))
            return MemberFate.Unreadable("has a name that storage does not take");
        return previous switch
        {
            null => null,
            { Mark: null } => MemberFate.Kept,
            { Mark: { } mark } => mark == member.Mark ? MemberFate.Unpacked : null,
        };
    }

    private async Task<MemberFate> WriteInSlotAsync(
        string archive, ArchiveMember member, byte[] bytes, UnpackedFile? previous, SemaphoreSlim slots, CancellationToken cancellation)
    {
        try
        {
            using var content = new MemoryStream(bytes, writable: false);
            return await WriteAsync(archive, member, content, previous, cancellation);
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task<MemberFate> WriteAsync(string archive, ArchiveMember member, Stream content, UnpackedFile? previous, CancellationToken cancellation) =>
        await files.TryWriteAsync(archive, member.Name, member.Mark, content, previous, cancellation) ? MemberFate.Unpacked : MemberFate.Kept;

    private async Task<PublishResult?> FinishAsync(OpenedUpload upload, UnpackedArchive state, StoredReceipt begun, CancellationToken cancellation)
    {
        if (await uploads.FindETagAsync(upload.Name, cancellation) != upload.ETag)
            return null;
        var repairs = state.Repairs;
        var done = begun.Receipt with
        {
            State = ReceiptState.Published,
            Reason = null,
            IsAttachment = false,
            Attachment = null,
            Archive = state,
            Repairs = repairs,
            NeedsReview = repairs.Any(repair => !repair.Certain),
        };
        if (!await receipts.TryFinishAsync(done, begun, cancellation))
            return null;
        LogUnpacked(logger, upload.Name, state.Unpacked, state.Files, ArchiveEnding.FolderOf(upload.Name));
        return new PublishResult.Unpacked(state.Unpacked);
    }

    private Task<PublishResult?> RejectAsync(OpenedUpload upload, StoredReceipt begun, Rejection rejection, CancellationToken cancellation) =>
        rejections.RejectAsync(upload, begun, begun.Receipt with { IsAttachment = false, Attachment = null, Archive = null }, rejection, hasEarlier: false, cancellation);

    private static Rejection Nested(string name) => new(
        RejectionReason.UnsupportedKind,
        $"\"{name}\" came out of another archive, and is not unpacked itself. Unpack it yourself and upload its files; one that an article links as its attachment needs nothing.");

    [LoggerMessage(LogLevel.Information, "{Name}: {Unpacked} of {Files} files unpacked to {Folder}")]
    private static partial void LogUnpacked(ILogger logger, string name, int unpacked, int files, string folder);
}
