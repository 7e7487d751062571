using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.LocalHost.Functions;

/// <summary>A method marked with <c>[Function]</c>; its class is built anew for each invocation.</summary>
internal sealed class FunctionMethod
{
    private readonly MethodInfo method;
    private readonly ObjectFactory build;

    public FunctionMethod(MethodInfo method)
    {
        this.method = method;
        Name = method.GetCustomAttribute<FunctionAttribute>()!.Name;
        build = ActivatorUtilities.CreateFactory(method.DeclaringType!, []);
        if (method.IsStatic || !method.IsPublic)
            throw Fault("must be a public instance method");
    }

    public string Name { get; }

    /// <summary>The trigger attribute and the parameter that carries it; null when the function has another kind of trigger.</summary>
    public TTrigger? Trigger<TTrigger>()
        where TTrigger : Attribute =>
        method.GetParameters().Select(p => p.GetCustomAttribute<TTrigger>()).SingleOrDefault(t => t is not null);

    public StartupException Fault(string what) => new($"Function {Name}: {what}.");

    /// <summary>Decides once how each parameter gets its value from an event.</summary>
    /// <param name="source">Null for a parameter that cannot be had.</param>
    /// <exception cref="StartupException">Names the function and the parameter.</exception>
    public Func<TEvent, object?>[] Bind<TEvent>(Func<ParameterInfo, Func<TEvent, object?>?> source) =>
        [.. method.GetParameters().Select(p => source(p)
            ?? throw Fault($"parameter '{p.Name}' of type {p.ParameterType.Name} cannot be bound here and in Azure alike"))];

    /// <exception cref="StartupException">It returns something that the real worker would not treat as meant.</exception>
    public void RequireReturn(params Type[] allowed)
    {
        if (!allowed.Contains(method.ReturnType))
            throw Fault($"it returns {method.ReturnType.Name}, not {string.Join(" or ", allowed.Select(a => a.Name))}");
    }

    /// <summary>Exceptions come out as thrown.</summary>
    public async Task<IResult?> InvokeAsync<TEvent>(IServiceProvider services, Func<TEvent, object?>[] bindings, TEvent source)
    {
        var instance = build(services, []);
        try
        {
            object?[] arguments = [.. bindings.Select(b => b(source))];
            return await CompleteAsync(method.Invoke(instance, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null));
        }
        finally
        {
            await DisposeAsync(instance);
        }
    }

    private static async Task<IResult?> CompleteAsync(object? returned)
    {
        if (returned is Task<IResult> result)
            return await result;
        if (returned is Task task)
            await task;
        return returned as IResult;
    }

    private static async ValueTask DisposeAsync(object instance)
    {
        if (instance is IAsyncDisposable later)
            await later.DisposeAsync();
        else if (instance is IDisposable now)
            now.Dispose();
    }
}
