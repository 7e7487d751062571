using System.Diagnostics;
using CsCheck;
using Gazette.LocalHost;

namespace Gazette.Tests.Fuzzing;

/// <summary>
/// The same first uploads of the generator on every machine, as many as fit into the time; the command <c>fuzz</c> of the
/// benchmarks goes on from there.
/// </summary>
public sealed class FuzzTests
{
    private const ulong Seed = 1;
    private const int Enough = 1_500;
    private static readonly TimeSpan TimeBox = TimeSpan.FromSeconds(25);

    [Fact]
    public async Task Any_upload_ends_as_a_safe_article_or_with_a_reason()
    {
        var folder = Path.Combine(RepositoryRoot.Find(), "seeds");
        var uploads = new FuzzUploads([.. Directory.EnumerateFiles(folder, "*.*").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)]).Any;
        var time = Stopwatch.StartNew();
        var tried = 0u;
        for (; tried < Enough && time.Elapsed < TimeBox; tried++)
        {
            var upload = uploads.Generate(new PCG(tried, Seed), null, out _);
            var fault = await FuzzTrial.FaultOfAsync(upload, TestContext.Current.CancellationToken);
            Assert.True(fault is null, $"{tried} of seed {Seed}, {upload.Name}: {fault}");
        }

        Assert.True(tried > 20, $"only {tried} uploads were tried");
    }
}
