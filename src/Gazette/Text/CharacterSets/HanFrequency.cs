namespace Gazette.Text.CharacterSets;

/// <summary>How often Chinese characters are used, in classes, out of <c>Data/han-frequency.txt</c>.</summary>
internal static class HanFrequency
{
    /// <summary>The class of what the list lacks; 0 is the most frequent.</summary>
    public const int Rare = 5;

    private const string Resource = "Gazette.Text.CharacterSets.Data.han-frequency.txt";
    private const string JapaneseKey = "joyo";
    private const byte JapaneseBit = 0x80;

    private static readonly Lazy<byte[]> Classes = new(Read);

    public static int ClassOf(char c) => Classes.Value[c] & ~JapaneseBit;

    /// <summary>True for the characters that every Japanese learns at school.</summary>
    public static bool IsJapanese(char c) => (Classes.Value[c] & JapaneseBit) != 0;

    private static byte[] Read()
    {
        var classes = new byte[0x10000];
        Array.Fill(classes, (byte)Rare);
        foreach (var line in DataFile.Lines(Resource))
        {
            var parts = line.Split(' ');
            foreach (var c in parts[1])
                classes[c] = parts[0] == JapaneseKey ? (byte)(classes[c] | JapaneseBit) : (byte)(parts[0][0] - '0');
        }

        return classes;
    }
}
