using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gazette.LocalHost.Uploads;

/// <summary>
/// Uploads the files of a folder as they come and change, and deletes the blobs of those that are removed. It looks at the
/// whole folder twice a second rather than wait for file events: those are lost on network drives and under load, and say
/// nothing of when a file is whole. Of a file that was removed while no host ran nothing tells that it ever came from here,
/// and its blob stays.
/// </summary>
/// <param name="keep">Leave the blobs of removed files where they are.</param>
internal sealed partial class WatchedFolder(
    string folder, bool keep, BlobContainerClient container, TimeProvider clock, ILogger<WatchedFolder> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Longer than programs pause while they write one file, or put a new one in its place.</summary>
    internal static readonly TimeSpan SettlesAfter = TimeSpan.FromSeconds(2);

    private readonly FolderFiles files = new(container);
    private readonly Dictionary<string, Stamp> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SettledFile> settled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> missing = new(StringComparer.Ordinal);
    private readonly HashSet<string> failing = new(StringComparer.Ordinal);
    private HashSet<PassedOver> passedOver = [];
    private bool allGone;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await LookAsync(stoppingToken);
            await Task.Delay(Pause, stoppingToken);
        }
    }

    internal async Task LookAsync(CancellationToken stoppingToken)
    {
        if (TryLook() is not { } look)
            return;
        Name(look.PassedOver);
        foreach (var file in look.Files)
            await TakeUpAsync(file, stoppingToken);
        if (!keep && look.IsWhole)
            await RemoveAsync(look, stoppingToken);
    }

    private FolderLook? TryLook()
    {
        try
        {
            var look = FolderLook.At(folder);
            failing.Remove(folder);
            return look;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            if (failing.Add(folder))
                LogFolder(fault, folder);
            return null;
        }
    }

    /// <summary>Each once, for as long as it is there.</summary>
    private void Name(IReadOnlyList<PassedOver> now)
    {
        foreach (var entry in now.Where(entry => !passedOver.Contains(entry)))
            LogPassedOver(entry.Name, entry.Why);
        passedOver = [.. now];
    }

    /// <summary>
    /// A file is taken up when two looks in a row found it the same and its last change is a while ago: until then
    /// somebody may be writing it, and half an article would be public.
    /// </summary>
    private async Task TakeUpAsync(FolderFile file, CancellationToken stoppingToken)
    {
        if (!file.File.Exists)
            return;
        var stamp = new Stamp(file.File.Length, file.File.LastWriteTimeUtc);
        var still = seen.GetValueOrDefault(file.Name) == stamp && clock.GetUtcNow().UtcDateTime - stamp.Written >= SettlesAfter;
        seen[file.Name] = stamp;
        if (still && settled.GetValueOrDefault(file.Name)?.Stamp != stamp)
            await TryUploadAsync(file, stamp, stoppingToken);
    }

    private async Task TryUploadAsync(FolderFile file, Stamp stamp, CancellationToken stoppingToken)
    {
        try
        {
            ETag? standing = null;
            var uploaded = await files.UploadAsync(
                file,
                (blob, hash) =>
                {
                    standing = blob?.ETag;
                    return IsWanted(blob, hash);
                },
                _ => null,
                stoppingToken);
            failing.Remove(file.Name);
            settled[file.Name] = new SettledFile(stamp, uploaded ?? standing);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            if (failing.Add(file.Name))
                LogUpload(fault, file.Name);
            // A name that storage does not take will not be taken next time either.
            if (fault is RequestFailedException { Status: >= 400 and < 500 })
                settled[file.Name] = new SettledFile(stamp, Version: null);
        }
    }

    private async Task RemoveAsync(FolderLook look, CancellationToken stoppingToken)
    {
        var there = look.Files.Select(f => f.Name).Concat(look.PassedOver.Select(p => p.Name)).ToHashSet(StringComparer.Ordinal);
        foreach (var name in missing.Keys.Where(there.Contains).ToList())
            missing.Remove(name);
        List<string> gone = [.. settled.Keys.Where(name => !there.Contains(name) && IsGone(name))];
        // So it looks when a drive was taken away.
        var all = gone.Count > 1 && gone.Count == settled.Count;
        if (all && !allGone)
            LogAllGone(folder);
        allGone = all;
        if (all)
            return;
        foreach (var name in gone)
            await TryDeleteAsync(name, settled[name].Version, stoppingToken);
    }

    private bool IsGone(string name)
    {
        var now = clock.GetUtcNow();
        return !missing.TryAdd(name, now) && now - missing[name] >= SettlesAfter;
    }

    private async Task TryDeleteAsync(string name, ETag? version, CancellationToken stoppingToken)
    {
        try
        {
            if (version is { } known)
                LogRemoved(name, await files.DeleteAsync(name, known, stoppingToken) ? "removed; the next reconciliation withdraws its article" : "removed here, but its blob was changed by somebody else and stays");
            settled.Remove(name);
            seen.Remove(name);
            missing.Remove(name);
            failing.Remove(name);
        }
        catch (RequestFailedException fault)
        {
            if (failing.Add(name))
                LogDelete(fault, name);
        }
    }

    private static bool IsWanted(BlobProperties? blob, byte[] hash) =>
        blob?.ContentHash is not { } uploaded || !uploaded.AsSpan().SequenceEqual(hash);

    [LoggerMessage(LogLevel.Warning, "The watched folder {folder} cannot be read; trying again until it can")]
    private partial void LogFolder(Exception fault, string folder);

    [LoggerMessage(LogLevel.Warning, "All files of {folder} are gone at once, as when a drive is taken away: their articles stay. Once one is back, those of the others are withdrawn")]
    private partial void LogAllGone(string folder);

    [LoggerMessage(LogLevel.Warning, "{name} {why}")]
    private partial void LogPassedOver(string name, string why);

    [LoggerMessage(LogLevel.Warning, "{name} could not be uploaded")]
    private partial void LogUpload(Exception fault, string name);

    [LoggerMessage(LogLevel.Warning, "{name} was removed, but its blob could not be deleted; trying again until it can")]
    private partial void LogDelete(Exception fault, string name);

    [LoggerMessage(LogLevel.Information, "{name}: {what}")]
    private partial void LogRemoved(string name, string what);

    private readonly record struct Stamp(long Length, DateTime Written);

    /// <param name="Version">Of the blob with the file's bytes; null when storage did not take it.</param>
    private sealed record SettledFile(Stamp Stamp, ETag? Version);
}
