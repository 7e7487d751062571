using System.Text;
using System.Text.RegularExpressions;
using Gazette.LocalHost.Terminal;

namespace Gazette.EndToEndTests.Readmes;

/// <summary>
/// A README's commands as one bash script, run from the repository's root. They are pasted as they stand, but for what would
/// disturb who works here: the port, the emulator's data, the folder <c>drop</c>, and a second build.
/// </summary>
/// <param name="scratch">An empty folder.</param>
internal sealed partial class ReadmeScript(string readme, int port, string scratch)
{
    private const int PatienceSeconds = 100;

    public string Text()
    {
        var script = new StringBuilder(Prelude());
        foreach (var block in CommandBlock.In(readme))
        {
            script.Append("echo '--- line ").Append(block.Number).AppendLine("'");
            var text = string.Join('\n', block.Lines);
            // A host that runs says when it is done with an upload: a reader waits for that.
            var upload = Dropped().Match(text) is { Success: true } match ? match.Groups["name"].Value : null;
            if (upload is not null)
                script.AppendLine($"count_lines '{upload}'");
            foreach (var line in block.Lines)
                script.AppendLine(Adapted(line));
            if (upload is not null)
                script.AppendLine($"await_line '{upload}'");
        }

        return script.ToString();
    }

    private string Adapted(string line)
    {
        line = Drop().Replace(line.Replace("7071", $"{port}", StringComparison.Ordinal), Path.Combine(scratch, "drop"));
        if (!line.StartsWith("dotnet run ", StringComparison.Ordinal))
            return line;
        line = line.Replace(" -c Release", "", StringComparison.Ordinal).Replace("dotnet run", "dotnet run --no-build", StringComparison.Ordinal);
        if (!line.Contains("--project src/Gazette.LocalHost", StringComparison.Ordinal) || line.EndsWith("--help", StringComparison.Ordinal))
            return line;
        var data = $"--data {Path.Combine(scratch, "data")}";
        if (line.Contains(" -- check", StringComparison.Ordinal))
            return $"{line} {data}";
        return $"start_host {line}{(line.Contains(" -- ", StringComparison.Ordinal) ? "" : " --")} --port {port} {data}";
    }

    private string Prelude() => $$"""
        set -euo pipefail
        log={{Path.Combine(scratch, "host.log")}}
        touch "$log"
        host=
        stop_host() {
          [ -z "$host" ] || { kill -TERM "$host" && wait "$host"; }
          host=
        }
        trap 'echo "--- the host printed"; cat "$log"; stop_host' EXIT
        await() {
          for _ in $(seq {{PatienceSeconds * 5}}); do
            if "$@"; then return; fi
            if ! kill -0 "$host"; then echo "the host has ended" >&2; exit 1; fi
            sleep 0.2
          done
          echo "not within {{PatienceSeconds}} s: $*" >&2
          exit 1
        }
        start_host() {
          stop_host
          "$@" >"$log" 2>&1 &
          host=$!
          await grep -qF '{{Greeting.Ready}}' "$log"
        }
        lines_of() { grep -cF "$1: " "$log" || true; }
        has_more_lines() { [ "$(lines_of "$1")" -gt "$lines" ]; }
        count_lines() { lines=$(lines_of "$1"); }
        await_line() { await has_more_lines "$1"; }

        """;

    [GeneratedRegex(@"> drop/(?<name>[^\s<>]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Dropped();

    [GeneratedRegex(@"\bdrop\b", RegexOptions.NonBacktracking)]
    private static partial Regex Drop();
}
