using System.Text.RegularExpressions;
using Gazette.Functions;
using Gazette.LocalHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gazette.InfraTests.Templates;

/// <summary>The program starts with the settings that the template gives it.</summary>
public sealed partial class SettingTests(CompiledTemplates templates)
{
    // Flex Consumption takes these from the plan or from functionAppConfig, and refuses some of them as settings.
    private static readonly string[] NotInFlex =
    [
        "ENABLE_ORYX_BUILD", "FUNCTIONS_EXTENSION_VERSION", "FUNCTIONS_WORKER_RUNTIME", "FUNCTIONS_WORKER_RUNTIME_VERSION",
        "FUNCTIONS_MAX_HTTP_CONCURRENCY", "FUNCTIONS_WORKER_PROCESS_COUNT", "FUNCTIONS_WORKER_DYNAMIC_CONCURRENCY_ENABLED",
        "SCM_DO_BUILD_DURING_DEPLOYMENT", "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING", "WEBSITE_CONTENTOVERVNET", "WEBSITE_CONTENTSHARE",
        "WEBSITE_DNS_SERVER", "WEBSITE_MAX_DYNAMIC_APPLICATION_SCALE_OUT", "WEBSITE_NODE_DEFAULT_VERSION", "WEBSITE_RUN_FROM_PACKAGE",
        "WEBSITE_SKIP_CONTENTSHARE_VALIDATION", "WEBSITE_VNET_ROUTE_ALL", "WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED",
    ];

    private static readonly string[] Projects = ["Gazette", "Gazette.Functions"];

    // Read by the code, and set by the platform.
    private static readonly string[] OfThePlatform = ["WEBSITE_HOSTNAME"];

    // For another collector than Azure's own: nothing is sent there unless somebody wants it.
    private static readonly string[] Optional = ["OTEL_EXPORTER_OTLP_ENDPOINT"];

    [Fact]
    public void Every_setting_that_the_code_reads_is_set_or_has_a_default()
    {
        var set = Settings().Keys.ToList();
        Assert.All(Read(), name => Assert.True(
            OfThePlatform.Contains(name) || Optional.Contains(name) || set.Any(s => s == name || s.StartsWith(name + "__", StringComparison.Ordinal)), $"{name} is read and not set."));
    }

    [Fact]
    public void The_program_starts_with_them()
    {
        var settings = Settings().Append(new("WEBSITE_HOSTNAME", "site.example"));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>(s.Key.Replace("__", ":", StringComparison.Ordinal), s.Value))).Build();
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddGazette(configuration);
        services.AddSingleton<IValidateOptions<GazetteOptions>, HostSettingsValidation>();
        using var provider = services.BuildServiceProvider();

        Assert.Equal("https://site.example/", provider.GetRequiredService<IOptions<GazetteOptions>>().Value.PublicBaseUrl!.AbsoluteUri);
        Assert.Equal("https://account.blob.example/articles", provider.GetRequiredService<Gazette.Storage.StorageAccount>().Uploads.Uri.AbsoluteUri);
    }

    [Fact]
    public void None_is_one_that_Flex_Consumption_has_no_use_for() => Assert.Empty(Settings().Keys.Intersect(NotInFlex));

    [Fact]
    public void The_plan_is_Flex_Consumption_on_Linux_with_the_programs_own_framework()
    {
        var plan = Assert.Single(templates.Main.OfType("Microsoft.Web/serverfarms"));
        Assert.Equal(("FC1", true), (plan.Json.GetProperty("sku").GetProperty("name").GetString(), plan.Properties.GetProperty("reserved").GetBoolean()));
        var app = Assert.Single(templates.Main.OfType("Microsoft.Web/sites"));
        Assert.True(app.Properties.GetProperty("httpsOnly").GetBoolean());
        var runtime = app.Properties.GetProperty("functionAppConfig").GetProperty("runtime");
        Assert.Equal(("dotnet-isolated", $"{Environment.Version.Major}.0"), (runtime.GetProperty("name").GetString(), runtime.GetProperty("version").GetString()));
        Assert.Contains($"<TargetFramework>net{Environment.Version.Major}.0</TargetFramework>", File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "src", "Directory.Build.props")), StringComparison.Ordinal);
    }

    /// <summary>Those that are always set, with a stand-in for what only Azure knows.</summary>
    private Dictionary<string, string> Settings()
    {
        var settings = templates.Main.OfType("Microsoft.Web/sites/config").Single(c => c.Names().Single() == "appsettings").Properties.GetString()!;
        var always = settings[settings.IndexOf("createObject(", StringComparison.Ordinal)..settings.IndexOf("if(empty(", StringComparison.Ordinal)];
        var pairs = Pair().Matches(always).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value);
        Assert.True(pairs.Count >= 9);
        return pairs.ToDictionary(p => p.Key, p => p.Value switch
        {
            ['\'', .. var literal, '\''] => literal,
            _ when Service().Match(p.Value) is { Success: true } service => $"https://account.{service.Groups[1].Value}.example/",
            _ => "00000000-0000-0000-0000-000000000000",
        });
    }

    /// <summary>Names outside the section <c>Gazette</c>, of which each value has a default.</summary>
    private static List<string> Read()
    {
        var sources = Projects
            .SelectMany(p => Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Find(), "src", p), "*.cs", SearchOption.AllDirectories))
            .Select(File.ReadAllText)
            .ToList();
        var constants = sources.SelectMany(s => Constant().Matches(s)).ToLookup(m => m.Groups[1].Value, m => m.Groups[2].Value);
        var read = sources.SelectMany(s => Key().Matches(s)).SelectMany(m => m.Groups["literal"].Success ? [m.Groups["literal"].Value] : constants[m.Groups["constant"].Value.Split('.')[^1]])
            .Concat(sources.SelectMany(s => Resolved().Matches(s)).Select(m => m.Groups[1].Value))
            .Where(name => name != GazetteOptions.Section)
            .Distinct()
            .ToList();
        Assert.Contains(ReconcileSchedule.Setting, read);
        Assert.Contains("AzureWebJobsStorage", read);
        return read;
    }

    [GeneratedRegex(@"'(?<name>[A-Za-z]+_[A-Za-z_]+|AzureWebJobs[A-Za-z_]+)', (?<value>'[^']*'|[a-z]\w*\([^,]*)", RegexOptions.NonBacktracking)]
    private static partial Regex Pair();

    [GeneratedRegex(@"primaryEndpoints\.(\w+)", RegexOptions.NonBacktracking)]
    private static partial Regex Service();

    [GeneratedRegex(@"const string (\w+) = ""([^""]+)"";", RegexOptions.NonBacktracking)]
    private static partial Regex Constant();

    [GeneratedRegex(@"configuration(\[|\.GetSection\()(""(?<literal>[^""]+)""|(?<constant>[\w.]+))(\]|\))", RegexOptions.NonBacktracking)]
    private static partial Regex Key();

    [GeneratedRegex(@"""%(\w+)%""", RegexOptions.NonBacktracking)]
    private static partial Regex Resolved();
}
