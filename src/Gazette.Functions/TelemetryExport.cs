using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Gazette.Telemetry;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Gazette.Functions;

/// <summary>Sends spans, measurements and logs to whoever the app settings name; where they name nobody, none are made.</summary>
public static class TelemetryExport
{
    private const string ClientId = "ClientId=";

    /// <summary>
    /// To Application Insights when <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c> is set, with the managed identity of
    /// <c>APPLICATIONINSIGHTS_AUTHENTICATION_STRING</c> (<c>Authorization=AAD;ClientId=…</c>) where that is; by OTLP when
    /// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is.
    /// </summary>
    public static void AddTelemetryExport(this IServiceCollection services, IConfiguration configuration)
    {
        // Of each request these would note the whole address, with the tokens of previews, originals and the private feed in it.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning));
        var insights = configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"];
        var collector = configuration["OTEL_EXPORTER_OTLP_ENDPOINT"];
        if (string.IsNullOrEmpty(insights) && string.IsNullOrEmpty(collector))
            return;
        Spans.IncludeStorage();
        var telemetry = services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .WithTracing(spans => spans.AddSource(Spans.Source, Spans.StorageSources))
            .WithMetrics(measurements => measurements.AddMeter(Measurements.Source));
        if (!string.IsNullOrEmpty(insights))
        {
            telemetry.UseAzureMonitorExporter(options =>
            {
                options.ConnectionString = insights;
                if (IdentityOf(configuration["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"]) is { } identity)
                    options.Credential = new ManagedIdentityCredential(identity);
            });
        }

        if (!string.IsNullOrEmpty(collector))
            telemetry.UseOtlpExporter();
    }

    /// <summary>Before the host starts: otherwise the first event may be over before anybody listens.</summary>
    public static void StartTelemetryExport(this IServiceProvider services)
    {
        services.GetService<TracerProvider>();
        services.GetService<MeterProvider>();
    }

    /// <summary>Null when the setting asks for no identity.</summary>
    private static ManagedIdentityId? IdentityOf(string? authentication)
    {
        var parts = authentication?.Split(';', StringSplitOptions.TrimEntries) ?? [];
        if (!parts.Contains("Authorization=AAD"))
            return null;
        return parts.FirstOrDefault(p => p.StartsWith(ClientId, StringComparison.Ordinal)) is { } id
            ? ManagedIdentityId.FromUserAssignedClientId(id[ClientId.Length..])
            : ManagedIdentityId.SystemAssigned;
    }
}
