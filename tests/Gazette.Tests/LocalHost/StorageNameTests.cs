using Gazette.LocalHost;

namespace Gazette.Tests.LocalHost;

public sealed class StorageNameTests
{
    private const string Secret = "c2VjcmV0LWtleQ==";

    [Fact]
    public void An_emulators_connection_string_is_shown()
    {
        var storage = EmulatorAt("127.0.0.1", WellKnownAccount.Key);
        Assert.Equal(new StorageName(IsEmulator: true, storage), StorageName.Of(storage));
        Assert.True(StorageName.Of("UseDevelopmentStorage=true").IsEmulator);
    }

    [Theory]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=zq9news;AccountKey=" + Secret + ";EndpointSuffix=core.windows.net", "zq9news (https://zq9news.blob.core.windows.net)")]
    [InlineData("BlobEndpoint=https://zq9news.blob.core.windows.net/;SharedAccessSignature=sv=2024&sig=" + Secret, "zq9news (https://zq9news.blob.core.windows.net)")]
    [InlineData("BlobEndpoint=https://zq9news.blob.core.windows.net/?sig=" + Secret + ";SharedAccessSignature=sv=2024", "zq9news (https://zq9news.blob.core.windows.net)")]
    public void An_account_is_known_by_its_name_and_address(string storage, string shown) =>
        Assert.Equal(new StorageName(IsEmulator: false, shown), StorageName.Of(storage));

    [Fact]
    public void An_emulator_with_another_key_or_elsewhere_keeps_its_secret()
    {
        Assert.Equal(new StorageName(IsEmulator: false, "devstoreaccount1 (http://127.0.0.1:10000)"), StorageName.Of(EmulatorAt("127.0.0.1", Secret)));
        Assert.False(StorageName.Of(EmulatorAt("192.0.2.7", WellKnownAccount.Key)).IsEmulator);
    }

    private static string EmulatorAt(string host, string key) =>
        $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={key};BlobEndpoint=http://{host}:10000/devstoreaccount1";
}
