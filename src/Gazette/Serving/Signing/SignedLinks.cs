using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Gazette.Storage;
using Microsoft.Extensions.Options;

namespace Gazette.Serving.Signing;

/// <summary>
/// Tokens that open one thing for one purpose until a moment that stands in them. Whoever has one may pass it on; nobody can make one,
/// or make it last longer. They end before their time only with the key: by another <see cref="GazetteOptions.SigningKey"/>.
/// </summary>
public sealed class SignedLinks(SigningKeyStore keys, ReadCircuit reads, IOptions<GazetteOptions> options, TimeProvider clock)
{
    private const char BeforeSignature = '.';

    // Seconds since 1970 until the year 9999, and what base64 makes of 32 bytes.
    private const int MaxSecondsDigits = 12;
    private const int SignatureLength = 43;

    private byte[]? key = options.Value.SigningKey is { Length: > 0 } set ? Encoding.UTF8.GetBytes(set) : null;

    /// <param name="purpose">What the token opens; one made for another does not fit.</param>
    /// <param name="subject">Of what, such as an article's id.</param>
    /// <param name="validFor">Rounded up to whole seconds.</param>
    /// <returns>Digits, letters, <c>.</c>, <c>-</c> and <c>_</c>: goes into an address as it is.</returns>
    /// <exception cref="StorageUnavailableException">The key is not known yet and cannot be read.</exception>
    public async Task<string> SignAsync(string purpose, string subject, TimeSpan validFor, CancellationToken cancellation)
    {
        var until = (clock.GetUtcNow() + validFor).AddTicks(TimeSpan.TicksPerSecond - 1).ToUnixTimeSeconds();
        return $"{until.ToString(CultureInfo.InvariantCulture)}{BeforeSignature}{Signature(await KeyAsync(cancellation), purpose, subject, until)}";
    }

    /// <summary>Whether the token was made here, for this, and has not expired.</summary>
    /// <param name="token">As strangers sent it; null when they sent none.</param>
    /// <exception cref="StorageUnavailableException">The key is not known yet and cannot be read.</exception>
    public async Task<bool> VerifyAsync(string purpose, string subject, string? token, CancellationToken cancellation)
    {
        if (!TryRead(token, out var until, out var signature) || until <= clock.GetUtcNow().ToUnixTimeSeconds())
            return false;
        var expected = Signature(await KeyAsync(cancellation), purpose, subject, until);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(signature));
    }

    /// <summary>Read once for as long as the process lives.</summary>
    private async Task<byte[]> KeyAsync(CancellationToken cancellation) => key ??= await reads.ReadAsync(keys.FindOrMakeAsync, cancellation);

    private static string Signature(byte[] key, string purpose, string subject, long until)
    {
        // Lengths first: so no two of them run together to the same text.
        var signed = string.Create(CultureInfo.InvariantCulture, $"{purpose.Length}:{purpose}{subject.Length}:{subject}{until}");
        return Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed)));
    }

    private static bool TryRead(string? token, out long until, out string signature)
    {
        (until, signature) = (0, "");
        var dot = token?.IndexOf(BeforeSignature, StringComparison.Ordinal) ?? -1;
        if (dot is < 1 or > MaxSecondsDigits || token!.Length != dot + 1 + SignatureLength)
            return false;
        signature = token[(dot + 1)..];
        return long.TryParse(token.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out until);
    }
}
