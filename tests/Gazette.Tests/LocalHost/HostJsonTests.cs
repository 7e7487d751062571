using Gazette.LocalHost;

namespace Gazette.Tests.LocalHost;

public sealed class HostJsonTests
{
    [Fact]
    public void The_repository_s_own_has_no_route_prefix()
    {
        var host = HostJson.ReadBesideProgram();
        Assert.Equal("", host.RoutePrefix);
        Assert.Equal(5, host.PoisonBlobThreshold);
        Assert.Equal(8, host.MaxBlobParallelism);
    }

    [Fact]
    public void Without_knobs_the_real_host_s_defaults_hold()
    {
        var host = Read("""{ "version": "2.0" }""");
        Assert.Equal(new HostJson("api", 8 * Environment.ProcessorCount, 5), host);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{ "extensions": { "blobs": { "poisonBlobThreshold": "many" } } }""")]
    [InlineData("""{ "extensions": { "blobs": { "poisonBlobThreshold": 0 } } }""")]
    public void A_file_that_says_nonsense_stops_the_start(string json) => Assert.Throws<StartupException>(() => Read(json));

    [Fact]
    public void A_missing_file_stops_the_start() =>
        Assert.Throws<StartupException>(() => HostJson.Read(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())));

    private static HostJson Read(string json)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, json);
            return HostJson.Read(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
