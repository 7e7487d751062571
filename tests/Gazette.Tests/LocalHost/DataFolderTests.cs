using Gazette.LocalHost;
using Gazette.LocalHost.Azurite;

namespace Gazette.Tests.LocalHost;

public sealed class DataFolderTests : IDisposable
{
    private static readonly AzuritePorts Ports = new(1, 2, 3);

    private readonly string folder = Directory.CreateTempSubdirectory("gazette-data-").FullName;

    private string LockFile => Path.Combine(folder, "azurite.lock");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_second_owner_is_an_error_that_names_the_first()
    {
        using var first = DataFolder.Open(folder);
        var fault = Assert.Throws<StartupException>(() => DataFolder.Open(folder));
        Assert.Contains($"process {Environment.ProcessId}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_lock_file_holds_the_owner_and_after_a_start_Azurite_and_its_ports()
    {
        using var data = DataFolder.Open(folder);
        Assert.Equal(new AzuriteRecord(Environment.ProcessId, null, null), AzuriteRecord.Read(LockFile));
        new AzuriteRecord(1, 2, Ports).Write(data.RecordFile);
        Assert.Equal(new AzuriteRecord(1, 2, Ports), AzuriteRecord.Read(LockFile));
    }

    [Fact]
    public void What_a_killed_owner_left_is_found_and_kept_until_Azurite_is_stopped()
    {
        new AzuriteRecord(1, 2, Ports).Write(LockFile);
        using (var data = DataFolder.Open(folder))
        {
            Assert.Equal(new AzuriteRecord(1, 2, Ports), data.Left);
        }

        // That one was killed too, before it could do anything.
        Assert.Equal(2, AzuriteRecord.Read(LockFile)?.AzuritePid);
    }

    [Fact]
    public void After_a_clean_stop_nothing_is_left_and_the_folder_is_free()
    {
        DataFolder.Open(folder).Close();
        Assert.False(File.Exists(LockFile));
        using var next = DataFolder.Open(folder);
        Assert.Null(next.Left);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    public void A_lock_file_that_says_nothing_is_nothing(string content)
    {
        File.WriteAllText(LockFile, content);
        using var data = DataFolder.Open(folder);
        Assert.Null(data.Left);
    }
}
