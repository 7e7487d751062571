using Microsoft.Extensions.Options;

namespace Gazette;

/// <summary>What attributes on the settings cannot say.</summary>
internal sealed class GazetteOptionsValidation : IValidateOptions<GazetteOptions>
{
    public ValidateOptionsResult Validate(string? name, GazetteOptions options)
    {
        if (options.PublicBaseUrl is not { } address)
        {
            return ValidateOptionsResult.Fail(
                "Gazette:PublicBaseUrl is not set. Set Gazette__PublicBaseUrl to the address that readers use, for example https://news.example.org.");
        }

        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https") || address.Query.Length + address.Fragment.Length > 0)
            return ValidateOptionsResult.Fail($"Gazette:PublicBaseUrl is {address}. It must be an http or https address without query and fragment.");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _))
            return ValidateOptionsResult.Fail($"Gazette:TimeZone is {options.TimeZone}. It must be an IANA name such as Asia/Shanghai.");
        return ValidateOptionsResult.Success;
    }
}
