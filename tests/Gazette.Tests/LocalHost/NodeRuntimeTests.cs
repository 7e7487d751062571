using Gazette.LocalHost.Azurite;

namespace Gazette.Tests.LocalHost;

public sealed class NodeRuntimeTests
{
    [Theory]
    [InlineData("v20.20.2", 20)]
    [InlineData("v18.0.0", 18)]
    [InlineData("v24.0.0-nightly2025", 24)]
    [InlineData("", null)]
    [InlineData("node: command not found", null)]
    public void Major_of_a_version(string text, int? major) => Assert.Equal(major, NodeRuntime.Major(text));
}
