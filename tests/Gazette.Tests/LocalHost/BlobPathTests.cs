using Gazette.LocalHost.Blobs;

namespace Gazette.Tests.LocalHost;

public sealed class BlobPathTests
{
    [Fact]
    public void Container_and_parameter_of_a_path() => Assert.Equal(new BlobPath("articles", "name"), BlobPath.Parse("articles/{name}"));

    [Theory]
    [InlineData("articles")]
    [InlineData("articles/")]
    [InlineData("articles/{name}.txt")]
    [InlineData("articles/in/{name}")]
    [InlineData("Articles/{name}")]
    [InlineData("articles/{name}\n")]
    public void Other_forms_are_not_known(string path) => Assert.Null(BlobPath.Parse(path));
}
