using Gazette.LocalHost;
using Gazette.LocalHost.Azurite;
using Gazette.LocalHost.Terminal;

[assembly: AssemblyFixture(typeof(Gazette.StorageTests.AzuriteFixture))]

namespace Gazette.StorageTests;

/// <summary>
/// One Azurite in memory for all storage tests, on free ports. A test class takes it as a constructor parameter and
/// uses names of its own, so that tests can run side by side.
/// </summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private AzuriteServer? azurite;

    public string ConnectionString => azurite!.ConnectionString;

    public async ValueTask InitializeAsync() =>
        azurite = await AzuriteServer.StartInMemoryAsync(RepositoryRoot.Find(), usualPorts: false, StartSteps.OnOutput(), CancellationToken.None);

    public ValueTask DisposeAsync() => azurite?.DisposeAsync() ?? ValueTask.CompletedTask;
}
