using Gazette;
using Gazette.Functions;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddGazette(builder.Configuration);
builder.Services.AddTelemetryExport(builder.Configuration);
builder.Services.AddSingleton<IValidateOptions<GazetteOptions>, HostSettingsValidation>();
try
{
    var host = builder.Build();
    host.Services.StartTelemetryExport();
    host.Run();
    return 0;
}
catch (OptionsValidationException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 1;
}
