using System.Globalization;
using System.Text;
using Gazette.Intake;
using Gazette.Uploads;

namespace Gazette.Benchmarks;

/// <summary>
/// <c>charsets DIR</c>: cuts samples of 6 to 200 characters out of the articles in a folder (<c>text</c> in each
/// <c>ID.json</c>) and out of texts in other languages, encodes them in every set that can hold them, and counts how many
/// Intake reads back to the character.
/// </summary>
internal sealed class CharsetsCommand(string folder)
{
    private const int Seed = 20261124;
    private const int SamplesEach = 1000;
    private const int MostFailuresShown = 60;

    private static readonly int[] Lengths = [200, 50, 20, 10, 6];
    private static readonly string[] Unicode = ["utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be"];

    private static readonly (string Name, Func<string, string, string> Wrap)[] Forms =
    [
        ("bare", (text, _) => text),
        ("page", (text, _) => $"<html>\n<head><title>News</title></head>\n<body><p>{text}</p></body>\n</html>"),
        ("lying", (text, lie) => $"<html>\n<head><meta charset=\"{lie}\"><title>News</title></head>\n<body><p>{text}</p></body>\n</html>"),
    ];

    private readonly Random random = new(Seed);
    private readonly List<string> failures = [];
    private bool onTarget = true;

    /// <returns>
    /// 1 when Chinese text falls short of the targets: all right from 10 characters on, 99 in 100 at 6; 2 when the folder
    /// has none.
    /// </returns>
    public int Run()
    {
        var simplified = SampleTexts.Simplified(folder);
        if (simplified.Count == 0)
        {
            Console.Error.WriteLine(ArticleFile.NoneIn(folder, "charsets"));
            return 2;
        }

        Console.WriteLine($"{"",-32}{string.Concat(Lengths.Select(l => $"{l,9}"))}   per cent read back exactly");
        var traditional = SampleTexts.Traditional(simplified);
        Table("Simplified", simplified, ["gb18030", "hz-gb-2312", .. Unicode], isTarget: true);
        Table("Traditional", traditional, ["gb18030", "big5", .. Unicode], isTarget: true);
        foreach (var (language, texts, charsets) in SampleTexts.Others)
            Table(language, texts, [.. charsets, "utf-16le"], isTarget: language == "Cantonese");
        foreach (var failure in failures.GroupBy(f => f[..f.IndexOf(':', StringComparison.Ordinal)]).SelectMany(g => g.TakeLast(2)).Take(MostFailuresShown))
            Console.WriteLine(failure);
        Console.WriteLine(onTarget ? "On target." : "Short of the target.");
        return onTarget ? 0 : 1;
    }

    private void Table(string language, IReadOnlyList<string> texts, IReadOnlyList<string> charsets, bool isTarget)
    {
        foreach (var charset in charsets)
        {
            foreach (var (form, wrap) in Forms)
                Row($"{language} {charset} {form}", charset, texts, wrap, isTarget && charset != "hz-gb-2312");
            if (Unicode.Contains(charset))
                Row($"{language} {charset} marked", charset, texts, (text, _) => '\uFEFF' + text, isTarget);
        }
    }

    private void Row(string name, string charset, IReadOnlyList<string> texts, Func<string, string, string> wrap, bool isTarget)
    {
        var cells = new StringBuilder();
        foreach (var length in Lengths)
        {
            var (right, all) = Count(name, charset, Samples(texts, length, charset), wrap);
            cells.Append(CultureInfo.InvariantCulture, $"{(all == 0 ? "-" : (100.0 * right / all).ToString("0.0", CultureInfo.InvariantCulture)),9}");
            onTarget &= !isTarget || right >= all * (length >= 10 ? 1.0 : 0.99);
        }

        Console.WriteLine($"{name,-32}{cells}");
    }

    private (int Right, int All) Count(string name, string charset, IEnumerable<(string Text, byte[] Plain)> samples, Func<string, string, string> wrap)
    {
        var (right, all) = (0, 0);
        foreach (var (text, _) in samples)
        {
            all++;
            var written = wrap(text, charset == "gb18030" ? "big5" : "gb2312");
            var bytes = SampleEncoding.TryEncode(charset, written)!;
            var isRead = UploadReader.TryRead(new Upload("a.html", "", default, bytes, null), out var read, out _);
            if (isRead && read!.Text == written.TrimStart('\uFEFF'))
                right++;
            else
                failures.Add($"{name}: {text} read as {read?.Charset} {read?.Text[..Math.Min(40, read.Text.Length)]}");
        }

        return (right, all);
    }

    private IEnumerable<(string Text, byte[] Plain)> Samples(IReadOnlyList<string> texts, int length, string charset)
    {
        var isHan = texts[0].Any(c => c is >= '\u4E00' and <= '\u9FFF');
        var candidates = texts.Where(t => t.Length >= length).ToList();
        for (var i = 0; i < SamplesEach && candidates.Count > 0; i++)
        {
            var text = candidates[random.Next(candidates.Count)];
            var sample = text.Substring(random.Next(text.Length - length + 1), length);
            // Half a surrogate pair, or a line of figures, is no text of so many characters.
            var isText = sample.Count(c => char.IsLetter(c) && (!char.IsAscii(c) || !isHan)) * 2 >= length && !char.IsLowSurrogate(sample[0]) && !char.IsHighSurrogate(sample[^1]);
            if (isText && SampleEncoding.TryEncode(charset, sample) is { } bytes)
                yield return (sample, bytes);
        }
    }
}
