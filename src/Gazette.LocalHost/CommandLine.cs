using System.CommandLine;
using System.Globalization;
using Gazette.LocalHost.Telemetry;

namespace Gazette.LocalHost;

/// <summary>The options of <c>dotnet run --project src/Gazette.LocalHost</c>.</summary>
internal static class CommandLine
{
    // Where Core Tools listens, so that addresses are the same under both.
    private const int UsualPort = 7071;

    private static readonly Option<int> Port = new("--port")
    {
        Description = "The port of the site.",
        HelpName = "PORT",
        DefaultValueFactory = _ => UsualPort,
    };

    private static readonly Option<bool> Lan = new("--lan")
    {
        Description = "Listen on this machine's LAN address too and make it the public address, so that a phone can scan the QR codes.",
    };

    private static readonly Option<bool> InMemory = new("--in-memory") { Description = "Keep no data between runs." };

    private static readonly Option<string?> Data = new("--data")
    {
        Description = "Another folder for Azurite's data than .data/azurite; Azurite then listens on free ports.",
        HelpName = "DIR",
    };

    private static readonly Option<bool> NoSeeds = new("--no-seeds") { Description = "Do not upload the sample files of seeds/." };

    private static readonly Option<string?> Watch = new("--watch")
    {
        Description = "Upload the files of this folder, now and as they are dropped into it. A file that is removed from it withdraws its article.",
        HelpName = "DIR",
    };

    private static readonly Option<bool> Keep = new("--keep") { Description = "With --watch: keep the article of a file that is removed." };

    private static readonly Option<bool> ShowUploadCommand = new("--show-upload-command")
    {
        Description = "Print a command that uploads a file, for a storage account that is not the emulator too. It holds a permission to write that lasts an hour.",
    };

    private static readonly Option<string?> Theme = new("--theme")
    {
        Description = "Upload the files of this folder as those of the site's look, to be named in Gazette__Logo, Gazette__StyleSheet and Gazette__CardFontFile.",
        HelpName = "DIR",
    };

    private static readonly Option<bool> Settled = new("--settled") { Description = "Count what is pending too: runs under way, failures that are tried again." };

    private static readonly Option<bool> Telemetry = new("--telemetry")
    {
        Description = "Print of each upload what was done with it and how long each part took, as a tree, and what was measured.",
    };

    /// <returns>The process's exit code.</returns>
    public static Task<int> RunAsync(string[] args, Func<HostSettings, Task<int>> run, Func<CheckSettings, Task<int>> check, Func<CheckSettings, Task<int>> rebuildSearch)
    {
        var command = new RootCommand("Runs Gazette on this machine, without Azure Functions Core Tools: the site, the blob trigger and a storage emulator. Uses the storage of AzureWebJobsStorage instead when that is set.")
        {
            Port, Lan, InMemory, Data, NoSeeds, Watch, Keep, ShowUploadCommand, Theme, CheckCommand(check), RebuildSearchCommand(rebuildSearch),
        };
        Port.Validators.Add(port =>
        {
            // What is no number at all is refused by the parser; asking it for the value would throw here.
            if (port.Tokens is [var text] && int.TryParse(text.Value, CultureInfo.InvariantCulture, out var number) && number is < 1 or > 65535)
                port.AddError("--port takes a number from 1 to 65535.");
        });
        command.Validators.Add(all =>
        {
            if (all.GetValue(InMemory) && all.GetValue(Data) is not null)
                all.AddError("--in-memory keeps no data, so it takes no --data.");
            if (all.GetValue(Keep) && all.GetValue(Watch) is null)
                all.AddError("--keep is about the folder of --watch, and there is none.");
        });
        command.Options.Add(Telemetry);
        command.SetAction(async (parsed, _) =>
        {
            using var trees = parsed.GetValue(Telemetry) ? new UploadTrees(Console.Out) : null;
            return await run(Settings(parsed));
        });
        // Signals and faults are the host's own affair.
        return command.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
    }

    private static Command CheckCommand(Func<CheckSettings, Task<int>> check)
    {
        var command = new Command("check", "Proves that storage holds exactly what was uploaded, also while a host runs. Exit code 0 when all is well, 1 when something is off, 2 when it cannot be told.")
        {
            Data, Settled,
        };
        command.SetAction((parsed, _) => check(new CheckSettings(parsed.GetValue(Data), parsed.GetValue(Settled))));
        return command;
    }

    private static Command RebuildSearchCommand(Func<CheckSettings, Task<int>> rebuildSearch)
    {
        var command = new Command("rebuild-search", "Writes the whole search index again from the articles, also while a host runs. Exit code 0 when it is done, 2 when it is not.") { Data };
        command.SetAction((parsed, _) => rebuildSearch(new CheckSettings(parsed.GetValue(Data), Settled: false)));
        return command;
    }

    private static HostSettings Settings(ParseResult parsed) => new(
        parsed.GetValue(Port), parsed.GetValue(Lan), parsed.GetValue(InMemory), parsed.GetValue(Data),
        Seeds: !parsed.GetValue(NoSeeds), parsed.GetValue(Watch), parsed.GetValue(Keep), parsed.GetValue(ShowUploadCommand),
        parsed.GetValue(Theme));
}
