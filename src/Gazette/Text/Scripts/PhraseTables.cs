using System.IO.Compression;
using System.Text;

namespace Gazette.Text.Scripts;

/// <summary>
/// The dictionaries of OpenCC (Apache-2.0, see <c>Data/opencc-notice.txt</c>), read when they are first asked for: 59,000 entries, which then
/// take about 2.5 MiB for the life of the process.
/// </summary>
internal static class PhraseTables
{
    private const string Resource = "Gazette.Text.Scripts.Data.chinese-scripts.txt.gz";

    private static readonly Lazy<Dictionary<string, PhraseTable>> All = new(Read);

    /// <param name="name">As OpenCC calls it.</param>
    public static PhraseTable Named(string name) => All.Value[name];

    private static Dictionary<string, PhraseTable> Read()
    {
        var text = ReadText();
        var tables = new Dictionary<string, PhraseTable>(StringComparer.Ordinal);
        var (name, lines) = ("", new List<(int, int)>());
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            if (text[start] == '#')
            {
                Add();
                name = text[(start + 1)..end];
            }
            else
            {
                lines.Add((start, end));
            }

            start = end + 1;
        }

        Add();
        return tables;

        void Add()
        {
            if (name.Length > 0)
                tables.Add(name, new PhraseTable(text, lines));
            lines.Clear();
        }
    }

    private static string ReadText()
    {
        using var packed = typeof(PhraseTables).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The library was built without {Resource}.");
        using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
