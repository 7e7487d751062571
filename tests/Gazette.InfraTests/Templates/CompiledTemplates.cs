[assembly: AssemblyFixture(typeof(Gazette.InfraTests.Templates.CompiledTemplates))]

namespace Gazette.InfraTests.Templates;

/// <summary>The two templates, compiled once for all tests.</summary>
public sealed class CompiledTemplates : IAsyncLifetime
{
    /// <summary>Everything but the event subscriptions.</summary>
    internal Template Main { get; private set; } = null!;

    /// <summary>The event subscriptions.</summary>
    internal Template Events { get; private set; } = null!;

    internal IEnumerable<Template> Both => [Main, Events];

    public async ValueTask InitializeAsync() =>
        (Main, Events) = (await Template.CompileAsync("main.bicep"), await Template.CompileAsync("events.bicep"));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
