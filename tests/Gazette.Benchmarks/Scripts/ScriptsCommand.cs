using System.Diagnostics;
using System.Globalization;
using System.Text;
using Gazette.Text;
using Gazette.Text.Scripts;

namespace Gazette.Benchmarks.Scripts;

/// <summary>
/// Converts the texts of a folder as Debian's <c>opencc</c> does, and compares output and processor time. Traditional input is what
/// <c>opencc</c> makes of the same texts.
/// </summary>
internal sealed class ScriptsCommand(string folder)
{
    private const int WantedHan = 100_000;
    private const int MaxShown = 10;
    private const int PageBytes = 6 * 1024;
    private const int Runs = 500;

    private static readonly (string Configuration, string Input, ScriptConversion Ours)[] Directions =
    [
        ("s2t", "", ScriptConversion.SimplifiedToTraditional),
        ("s2twp", "", ScriptConversion.SimplifiedToTaiwan),
        ("s2hk", "", ScriptConversion.SimplifiedToHongKong),
        ("t2s", "s2t", ScriptConversion.TraditionalToSimplified),
        ("tw2sp", "s2twp", ScriptConversion.TaiwanToSimplified),
        ("hk2s", "s2hk", ScriptConversion.HongKongToSimplified),
        ("t2tw", "s2t", ScriptConversion.TraditionalToTaiwan),
        ("t2hk", "s2t", ScriptConversion.TraditionalToHongKong),
        ("tw2t", "s2twp", ScriptConversion.TaiwanToTraditional),
        ("hk2t", "s2hk", ScriptConversion.HongKongToTraditional),
    ];

    /// <returns>The exit code: 1 where anything differs.</returns>
    public int Run()
    {
        var texts = Read();
        var (same, work) = (true, Directory.CreateTempSubdirectory("gazette-scripts-"));
        try
        {
            var inputs = new Dictionary<string, string>(StringComparer.Ordinal) { [""] = texts };
            Console.WriteLine($"{Han.Count(texts):N0} Chinese characters of {texts.Length:N0}; processor time in milliseconds, one run, ours with reading the dictionaries the first time");
            Console.WriteLine("direction  differences   opencc     ours");
            foreach (var (configuration, input, ours) in Directions)
            {
                var (theirs, theirTime) = OpenCc(configuration, inputs[input], work.FullName);
                inputs[configuration] = theirs;
                var before = Process.GetCurrentProcess().TotalProcessorTime;
                var converted = ours.Convert(inputs[input]);
                var ourTime = Process.GetCurrentProcess().TotalProcessorTime - before;
                var differences = Differences(theirs, converted);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{configuration,-9} {differences.Count,12} {theirTime.TotalMilliseconds,8:0} {ourTime.TotalMilliseconds,8:0}"));
                foreach (var difference in differences.Take(MaxShown))
                    Console.WriteLine("    " + difference);
                same &= differences.Count == 0;
            }

            Console.WriteLine("page of 6 KiB  microseconds, the middle of 500 runs");
            foreach (var (configuration, input, ours) in Directions.Take(6))
                Console.WriteLine($"{configuration,-9} {MicrosecondsOfPage(inputs[input], ours),12:0}");
        }
        finally
        {
            work.Delete(recursive: true);
        }

        return same ? 0 : 1;
    }

    /// <summary>Of all files of the folder, over and over until there are enough.</summary>
    private string Read()
    {
        var files = ArticleFile.In(folder).Select(article => article.Text).Where(text => Han.IsMostly(text)).ToList();
        if (files.Count == 0)
            throw new InvalidOperationException(ArticleFile.NoneIn(folder, "scripts"));
        var texts = new StringBuilder();
        for (var (i, han) = (0, 0); han < WantedHan; i = (i + 1) % files.Count)
        {
            texts.Append(files[i]).Append('\n');
            han += Han.Count(files[i]);
        }

        return texts.ToString();
    }

    private static double MicrosecondsOfPage(string text, ScriptConversion ours)
    {
        // A Chinese character has three bytes in UTF-8.
        var page = text[..(PageBytes / 3)];
        var times = Enumerable.Range(0, Runs).Select(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            ours.Convert(page);
            return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }).Order().ToList();
        return times[Runs / 2];
    }

    private static (string Text, TimeSpan Time) OpenCc(string configuration, string text, string work)
    {
        var (input, output) = (Path.Combine(work, "in.txt"), Path.Combine(work, "out.txt"));
        File.WriteAllText(input, text);
        // The runtime knows no times of a process that has ended; the shell does, of its children.
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", "opencc -c \"$0.json\" -i \"$1\" -o \"$2\" && times", configuration, input, output]) { RedirectStandardOutput = true })!;
        var times = shell.StandardOutput.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        shell.WaitForExit();
        if (shell.ExitCode != 0 || times is not [_, _, var user, var system])
            throw new InvalidOperationException("opencc is not here, or failed: apt-get install opencc.");
        return (File.ReadAllText(output), Time(user) + Time(system));
    }

    /// <summary>As in <c>0m0.120s</c>.</summary>
    private static TimeSpan Time(string text)
    {
        var parts = text.TrimEnd('s').Split('m');
        return TimeSpan.FromSeconds((double.Parse(parts[0], CultureInfo.InvariantCulture) * 60) + double.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static List<string> Differences(string theirs, string ours)
    {
        var (before, after) = (theirs.Split('\n'), ours.Split('\n'));
        var found = new List<string>();
        for (var i = 0; i < Math.Max(before.Length, after.Length); i++)
        {
            var (a, b) = (before.ElementAtOrDefault(i) ?? "", after.ElementAtOrDefault(i) ?? "");
            if (a == b)
                continue;
            var at = a.AsSpan().CommonPrefixLength(b);
            found.Add($"line {i + 1}: {Around(a, at)} | {Around(b, at)}");
        }

        return found;
    }

    private static string Around(string line, int at) => line[Math.Max(0, at - 6)..Math.Min(line.Length, at + 8)];
}
