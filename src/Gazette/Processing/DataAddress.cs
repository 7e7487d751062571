using System.Text;

namespace Gazette.Processing;

/// <summary>Reads the bytes of a <c>data:</c> address (RFC 2397).</summary>
internal static class DataAddress
{
    private const string Base64 = ";base64";

    /// <summary>Null for one that is broken. What it says of its type is not believed.</summary>
    public static byte[]? BytesOf(string address)
    {
        var comma = address.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0)
            return null;
        var content = address[(comma + 1)..];
        if (!address[..comma].TrimEnd().EndsWith(Base64, StringComparison.OrdinalIgnoreCase))
            return Encoding.Latin1.GetBytes(Uri.UnescapeDataString(content));
        var encoded = string.Concat((content.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(content) : content).Where(c => !char.IsWhiteSpace(c)));
        var bytes = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded, bytes, out var length) ? bytes[..length] : null;
    }
}
