namespace Gazette.Intake.Decoding;

/// <summary>
/// The bytes of a file that tell its character set. ASCII reads alike in all sets but the wide ones, so that long
/// stretches of it are left out: a page's text may begin after 100 KiB of scripts.
/// </summary>
/// <param name="IsWhole">True when the file's last bytes are in it.</param>
internal sealed record ByteSample(byte[] Bytes, bool IsWhole)
{
    public const int MaxBytes = 8 * 1024;

    /// <summary>ASCII kept after another byte: two such bytes end a character in every set.</summary>
    private const int KeptAscii = 8;

    /// <summary>The head as it is, for comparing wide sets with others.</summary>
    public static ByteSample Head(ReadOnlySpan<byte> bytes) =>
        new(bytes[..Math.Min(MaxBytes, bytes.Length)].ToArray(), bytes.Length <= MaxBytes);

    public static ByteSample WithoutAscii(ReadOnlySpan<byte> bytes)
    {
        var kept = new List<byte>(Math.Min(MaxBytes, bytes.Length));
        var at = 0;
        while (at < bytes.Length && kept.Count < MaxBytes)
        {
            var next = bytes[at..].IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (next < 0)
            {
                kept.AddRange(bytes.Slice(at, Math.Min(KeptAscii, bytes.Length - at)));
                return new ByteSample([.. kept], true);
            }

            if (next > KeptAscii)
            {
                kept.AddRange(bytes.Slice(at, at == 0 ? 0 : KeptAscii));
                kept.Add((byte)'\n');
                // The one before belongs to the picture: a letter, a space, a bracket.
                kept.Add(bytes[at + next - 1]);
                at += next;
            }

            kept.Add(bytes[at++]);
        }

        return new ByteSample([.. kept], at == bytes.Length);
    }
}
