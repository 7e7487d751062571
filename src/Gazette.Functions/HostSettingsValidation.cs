using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Gazette.Functions;

/// <summary>
/// App settings that the Functions host reads and takes in silence when they are missing: without a schedule it leaves the
/// reconciliation out, without the other it answers at the root with a page of its own. So the worker does not start then.
/// </summary>
public sealed class HostSettingsValidation(IConfiguration configuration) : IValidateOptions<GazetteOptions>
{
    private const string NoHomepage = "AzureWebJobsDisableHomepage";

    public ValidateOptionsResult Validate(string? name, GazetteOptions options)
    {
        List<string> faults = [.. Faults()];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> Faults()
    {
        var schedule = configuration[ReconcileSchedule.Setting];
        if (string.IsNullOrWhiteSpace(schedule))
            yield return $"{ReconcileSchedule.Setting} is not set. Set it to when uploads are reconciled, in six fields and UTC: 0 */5 * * * * is every five minutes.";
        else if (!ReconcileSchedule.IsExpression(schedule))
            yield return $"{ReconcileSchedule.Setting} is {schedule}. It must be six fields (second minute hour day month weekday), such as 0 */5 * * * * for every five minutes.";
        if (!bool.TryParse(configuration[NoHomepage], out var isOff) || !isOff)
            yield return $"{NoHomepage} is not true. Set it to true: without it the host answers at the site's root with a page of its own.";
    }
}
