using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gazette.LocalHost.Uploads;

/// <summary>
/// Uploads the files of a folder as they come and change. It looks at the whole folder twice a second rather than
/// wait for file events: those are lost on network drives and under load, and say nothing of when a file is whole.
/// </summary>
internal sealed partial class WatchedFolder(
    string folder, BlobContainerClient container, TimeProvider clock, ILogger<WatchedFolder> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Longer than programs pause while they write one file.</summary>
    internal static readonly TimeSpan SettlesAfter = TimeSpan.FromSeconds(2);

    private readonly FolderFiles files = new(folder, container);
    private readonly Dictionary<string, Stamp> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Stamp> settled = new(StringComparer.Ordinal);
    private readonly HashSet<string> failing = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await LookAsync(stoppingToken);
            await Task.Delay(Pause, stoppingToken);
        }
    }

    /// <summary>
    /// A file is taken up when two looks in a row found it the same and its last change is a while ago: until then
    /// somebody may be writing it, and half an article would be public.
    /// </summary>
    internal async Task LookAsync(CancellationToken stoppingToken)
    {
        foreach (var file in List())
        {
            var name = files.BlobName(file);
            var stamp = new Stamp(file.Length, file.LastWriteTimeUtc);
            var still = seen.GetValueOrDefault(name) == stamp && clock.GetUtcNow().UtcDateTime - stamp.Written >= SettlesAfter;
            seen[name] = stamp;
            if (still && settled.GetValueOrDefault(name) != stamp && await TryUploadAsync(file, name, stoppingToken))
                settled[name] = stamp;
        }
    }

    private List<FileInfo> List()
    {
        try
        {
            var found = files.List().Where(f => f.Exists).ToList();
            failing.Remove(folder);
            return found;
        }
        catch (IOException fault)
        {
            if (failing.Add(folder))
                LogFolder(fault, folder);
            return [];
        }
    }

    /// <returns>False when another try may help.</returns>
    private async Task<bool> TryUploadAsync(FileInfo file, string name, CancellationToken stoppingToken)
    {
        try
        {
            await files.UploadAsync(file, IsWanted, _ => null, stoppingToken);
            failing.Remove(name);
            return true;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            if (failing.Add(name))
                LogUpload(fault, name);
            // A name that storage does not take will not be taken next time either.
            return fault is RequestFailedException { Status: >= 400 and < 500 };
        }
    }

    private static bool IsWanted(BlobProperties? blob, byte[] hash) =>
        blob?.ContentHash is not { } uploaded || !uploaded.AsSpan().SequenceEqual(hash);

    [LoggerMessage(LogLevel.Warning, "The watched folder {folder} cannot be read; trying again until it can")]
    private partial void LogFolder(Exception fault, string folder);

    [LoggerMessage(LogLevel.Warning, "{name} could not be uploaded")]
    private partial void LogUpload(Exception fault, string name);

    private readonly record struct Stamp(long Length, DateTime Written);
}
