using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using Gazette.LocalHost;
using Gazette.LocalHost.Terminal;

namespace Gazette.StorageTests.LocalHost;

public sealed class GreetingTests(AzuriteFixture azurite)
{
    private const string Key = "c2VjcmV0LWtleQ==";
    private const string Account = "DefaultEndpointsProtocol=https;AccountName=zq9news;AccountKey=" + Key + ";EndpointSuffix=core.windows.net";

    [Fact]
    public void Of_an_account_neither_key_nor_permission_is_shown()
    {
        var text = Write(Account, mayShowCommand: false);
        Assert.Contains("zq9news (https://zq9news.blob.core.windows.net)", text, StringComparison.Ordinal);
        Assert.Contains("--show-upload-command", text, StringComparison.Ordinal);
        Assert.DoesNotContain("sig=", text, StringComparison.Ordinal);
        Assert.DoesNotContain("AccountKey", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, text, StringComparison.Ordinal);
    }

    [Fact]
    public void On_demand_a_permission_to_write_is_shown_that_lasts_an_hour()
    {
        var before = DateTimeOffset.UtcNow;
        var text = Write(Account, mayShowCommand: true);
        Assert.Contains("&sp=cw&", text, StringComparison.Ordinal);
        var until = DateTimeOffset.Parse(Uri.UnescapeDataString(Regex.Match(text, "[?&]se=([^&]+)").Groups[1].Value), null);
        Assert.InRange(until, before.AddMinutes(59), DateTimeOffset.UtcNow.AddHours(1));
        Assert.DoesNotContain(Key, text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_emulators_command_is_always_there() =>
        Assert.Contains("  Upload    curl", Write(azurite.ConnectionString, mayShowCommand: false), StringComparison.Ordinal);

    [Fact]
    public void A_file_name_goes_into_the_command_as_it_is()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There, names have no quotes and the shell another way of quoting.");
        Assert.Equal(@"'it'\''s $HOME `x` ""y"".txt'", UploadCommand.Quoted("""it's $HOME `x` "y".txt"""));
    }

    private static string Write(string storage, bool mayShowCommand)
    {
        using var output = new StringWriter();
        Greeting.Write(output, new SiteAddress(7071, Lan: null), StorageName.Of(storage), new BlobContainerClient(storage, "articles"), mayShowCommand, newest: []);
        return output.ToString();
    }
}
