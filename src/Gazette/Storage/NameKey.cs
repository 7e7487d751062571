using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Gazette.Storage;

/// <summary>
/// A blob name as table keys, such that rows sort as the names do: a listing of the container and a read of the
/// table then run side by side. Characters that keys may not hold become a mark and two hex digits; the mark sorts
/// where the character did.
/// </summary>
/// <param name="Partition">The first two characters: spreads the rows and keeps their order.</param>
/// <param name="Row">The whole name; a long one is cut and ends in its hash.</param>
public readonly record struct NameKey(string Partition, string Row)
{
    // A key holds 1 KiB of UTF-16.
    private const int MaxLength = 512;
    private const int HashLength = 32;

    /// <param name="blobName">At most 1,024 characters, as storage allows.</param>
    public static NameKey Of(string blobName)
    {
        var row = Escape(blobName);
        var partition = Escape(string.Concat(blobName.EnumerateRunes().Take(2)));
        return new NameKey(partition, row.Length <= MaxLength ? row : Cut(row, blobName));
    }

    /// <summary>Where the rows of all names in a folder stand. Null when its own name is so long that they would be cut.</summary>
    /// <param name="folder">With a slash at the end.</param>
    internal static (string Partition, string From, string To)? RangeOf(string folder)
    {
        var key = Of(folder);
        // The last character is a digit of the slash's code; the one after it ends the range.
        return key.Row.Length < MaxLength - HashLength ? (key.Partition, key.Row, key.Row[..^1] + (char)(key.Row[^1] + 1)) : null;
    }

    /// <summary>Whether the row of the first name stands before that of the second.</summary>
    internal static bool IsBefore(string name, string other)
    {
        var (left, right) = (Of(name), Of(other));
        var order = string.CompareOrdinal(left.Partition, right.Partition);
        return (order != 0 ? order : string.CompareOrdinal(left.Row, right.Row)) < 0;
    }

    private static string Cut(string row, string blobName)
    {
        var length = MaxLength - HashLength;
        if (char.IsHighSurrogate(row[length - 1]))
            length--;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(blobName)));
        return string.Concat(row.AsSpan(0, length), hash.AsSpan(0, HashLength));
    }

    private static string Escape(string name)
    {
        var key = new StringBuilder(name.Length + 16);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterOrDigit(c) || c >= 0xA0)
                key.Append(c);
            else
                key.Append(Mark(c)).Append(((int)c).ToString("x2", CultureInfo.InvariantCulture));
        }

        return key.ToString();
    }

    // Each mark is itself in the gap of ASCII that it stands for, so its order against letters and digits is right.
    private static char Mark(char c) => c switch
    {
        < '0' => '!',
        < 'A' => ':',
        < 'a' => '_',
        _ => '~',
    };
}
