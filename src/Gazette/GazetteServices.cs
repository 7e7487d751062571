using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette;

/// <summary>The composition root that every host calls.</summary>
public static class GazetteServices
{
    public static IServiceCollection AddGazette(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<GazetteOptions>().Bind(configuration.GetSection(GazetteOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services;
    }
}
