using System.Reflection;
using Azure.Storage.Blobs;
using Gazette.LocalHost.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace Gazette.LocalHost.Blobs;

/// <summary>A function that is called for each new or overwritten blob of a container.</summary>
internal sealed class BlobFunction
{
    private readonly FunctionMethod function;
    private readonly Func<BlobCall, object?>[] bindings;

    public BlobFunction(FunctionMethod function, BlobTriggerAttribute trigger, IConfiguration settings)
    {
        this.function = function;
        function.RequireReturn(typeof(Task));
        var path = AppSettings.Resolve(function.Name, trigger.BlobPath, settings);
        Path = BlobPath.Parse(path) ?? throw function.Fault($"the blob path '{path}' is not of the form container/{{name}}");
        if (trigger.Connection is not null)
            throw function.Fault("the local host knows one storage account only; leave Connection out");
        bindings = function.Bind<BlobCall>(p => Source(p, Path));
    }

    public string Name => function.Name;

    public BlobPath Path { get; }

    public Task RunAsync(IServiceProvider services, BlobCall call) => function.InvokeAsync(services, bindings, call);

    private static Func<BlobCall, object?>? Source(ParameterInfo parameter, BlobPath path)
    {
        if (parameter.ParameterType == typeof(BlobClient) && parameter.IsDefined(typeof(BlobTriggerAttribute)))
            return call => call.Blob;
        if (parameter.ParameterType == typeof(CancellationToken))
            return call => call.CancellationToken;
        var isName = parameter.ParameterType == typeof(string) && string.Equals(parameter.Name, path.Parameter, StringComparison.OrdinalIgnoreCase);
        return isName ? call => call.Name : null;
    }
}
