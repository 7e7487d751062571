using Gazette;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddGazette(builder.Configuration);
try
{
    builder.Build().Run();
    return 0;
}
catch (OptionsValidationException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 1;
}
