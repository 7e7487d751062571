using System.Diagnostics;
using System.Globalization;
using System.Text;
using Azure.Storage.Blobs;
using Gazette.Articles;
using Gazette.LocalHost;
using Gazette.LocalHost.Azurite;
using Gazette.LocalHost.Terminal;
using Gazette.Publishing;
using Gazette.Serving;
using Gazette.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetVips;

namespace Gazette.Benchmarks;

/// <summary>
/// <c>photos [FOLDER]</c>: an article of 50 KiB with six photographs of 12 megapixels, from upload to page, on storage in memory;
/// beside the time that sharp takes for the same files alone, where FOLDER has it (<c>npm install sharp</c>).
/// </summary>
internal sealed class PhotosCommand(string? sharp)
{
    private const int Photographs = 6;
    private const int AtOnce = 8;
    private const int Rounds = 3;
    private const double MiB = 1024 * 1024;

    /// <summary>The same widths, formats and quality; all files at once.</summary>
    private const string Script = """
        const sharp = require(process.argv[2] + '/node_modules/sharp');
        const files = process.argv.slice(3);
        const make = async file => {
          for (const width of [480, 960, 1600]) await sharp(file).rotate().resize({ width, withoutEnlargement: true }).webp({ quality: 80 }).toBuffer();
          await sharp(file).rotate().resize({ width: 960, withoutEnlargement: true }).jpeg({ quality: 80 }).toBuffer();
        };
        (async () => {
          await make(files[0]);
          const [start, used] = [process.hrtime.bigint(), process.cpuUsage()];
          await Promise.all(files.map(make));
          const { user, system } = process.cpuUsage(used);
          console.log(Number(process.hrtime.bigint() - start) / 1e6, (user + system) / 1e3);
        })();
        """;

    public async Task<int> RunAsync()
    {
        var photos = Enumerable.Range(0, AtOnce).Select(Photo).ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"photographs of 12 megapixels, {photos.Average(p => p.Length) / MiB:0.0} MiB each"));
        await using var azurite = await AzuriteServer.StartInMemoryAsync(RepositoryRoot.Find(), usualPorts: false, StartSteps.OnOutput(), CancellationToken.None);
        await using var host = HostOver(azurite.ConnectionString);
        await host.GetRequiredService<StorageAccount>().CreateAllAsync(CancellationToken.None);
        await PublishAsync(host, azurite.ConnectionString, "warm", photos[..1]);
        var before = Process.GetCurrentProcess().PeakWorkingSet64;
        var times = new List<Cost>();
        for (var round = 0; round < Rounds; round++)
            times.Add(await PublishAsync(host, azurite.ConnectionString, $"round{round}", photos[..Photographs]));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Photographs} with their article, upload to page: {Median(times)}"));
        await PublishAsync(host, azurite.ConnectionString, "eight", photos);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak memory: {before / MiB:0} MiB before, {Process.GetCurrentProcess().PeakWorkingSet64 / MiB:0} MiB after {AtOnce} at once"));
        if (sharp is not null)
        {
            var theirs = await SharpAsync(photos[..Photographs]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sharp, the same variants alone: {theirs}; ratio {Median(times).Wall / theirs.Wall:0.00}, of processor time {Median(times).Processor / theirs.Processor:0.00}"));
        }

        return 0;
    }

    /// <summary>Waves and grain: neither an encoder's best case nor its worst.</summary>
    private static byte[] Photo(int seed)
    {
        using var waves = Image.Sines(4000, 3000, hfreq: 3 + seed, vfreq: 2) * 90;
        using var grain = Image.Gaussnoise(4000, 3000, sigma: 6, mean: 128, seed: seed);
        using var clouds = Image.Perlin(4000, 3000, cellSize: 200, seed: seed) * 25;
        using var grey = waves + grain + clouds;
        return grey.Bandjoin(grey + 12, grey - 20).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb).JpegsaveBuffer(q: 88);
    }

    private static ServiceProvider HostOver(string connectionString)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("AzureWebJobsStorage", connectionString), new("Gazette:PublicBaseUrl", "https://news.example"), new("Gazette:ReadTimeout", "00:00:30")]).Build();
        return new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.None)).AddGazette(configuration).BuildServiceProvider();
    }

    private static async Task<Cost> PublishAsync(ServiceProvider host, string connectionString, string folder, byte[][] photos)
    {
        var text = new StringBuilder("# The bridge is open again\n\nPublished: 2026-03-02\n\n");
        for (var i = 0; text.Length < 50 * 1024; i++)
            text.Append(CultureInfo.InvariantCulture, $"Paragraph {i} tells of the bridge over the river, which carries buses and bicycles again after two years of works.\n\n").Append(i < photos.Length ? $"![Picture {i}]({i}.jpg)\n\n" : "");
        var container = new BlobContainerClient(connectionString, StorageAccount.UploadContainer, new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04));
        var (pipeline, watch, used) = (host.GetRequiredService<PublishPipeline>(), Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        // What stands behind a picture's end is left behind, and makes it another upload.
        var uploads = photos.Select((photo, i) => (Name: $"{folder}/{i}.jpg", Bytes: (byte[])[.. photo, .. Encoding.ASCII.GetBytes(folder)])).Append((Name: $"{folder}/article.md", Bytes: Encoding.UTF8.GetBytes(text.ToString())));
        await Task.WhenAll(uploads.Select(async upload =>
        {
            await container.GetBlobClient(upload.Name).UploadAsync(new BinaryData(upload.Bytes), overwrite: true);
            await pipeline.RunAsync(upload.Name, CancellationToken.None);
        }));
        var page = await host.GetRequiredService<ArticleEndpoint>().PageAsync(ArticleId.FromBlobName($"{folder}/article.md"), variant: null, CancellationToken.None);
        var shown = Encoding.UTF8.GetString(((Response.Found)page).Representation.Identity).Split("<picture>").Length - 1;
        var cost = new Cost(watch.Elapsed.TotalMilliseconds, (Process.GetCurrentProcess().TotalProcessorTime - used).TotalMilliseconds);
        return shown == photos.Length ? cost : throw new InvalidOperationException($"The page shows {shown} pictures of {photos.Length}.");
    }

    private async Task<Cost> SharpAsync(byte[][] photos)
    {
        var folder = Directory.CreateTempSubdirectory("gazette-photos-");
        try
        {
            var script = Path.Combine(folder.FullName, "sharp.cjs");
            await File.WriteAllTextAsync(script, Script);
            var files = photos.Select((_, i) => Path.Combine(folder.FullName, $"{i}.jpg")).ToArray();
            foreach (var (file, photo) in files.Zip(photos))
                await File.WriteAllBytesAsync(file, photo);
            var times = new List<Cost>();
            for (var round = 0; round < Rounds; round++)
            {
                using var node = Process.Start(new ProcessStartInfo("node", [script, Path.GetFullPath(sharp!), .. files]) { RedirectStandardOutput = true })!;
                var said = (await node.StandardOutput.ReadToEndAsync()).Trim().Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray();
                times.Add(new Cost(said[0], said[1]));
                await node.WaitForExitAsync();
            }

            return Median(times);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Cost Median(List<Cost> values) => values.OrderBy(v => v.Wall).ElementAt(values.Count / 2);

    /// <summary>Milliseconds.</summary>
    private sealed record Cost(double Wall, double Processor)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Wall:0} ms, {Processor:0} ms of processor time");
    }
}
