using Gazette.Intake.Mail;

namespace Gazette.Tests;

public sealed class FlowedTextTests
{
    [Theory]
    [InlineData("The bus \ntakes the \nriver road.\nIt stops.", "The bus takes the river road.\nIt stops.")]
    [InlineData("The bus \r\ntakes the river road.", "The bus takes the river road.")]
    [InlineData("> The bus \n> takes it.\n>> Which? \n> That one.", "> The bus takes it.\n>> Which? \n> That one.")]
    [InlineData("A line \n-- \nAnna", "A line \n-- \nAnna")]
    [InlineData(" From here \non", "From here on")]
    [InlineData("a\n\nb", "a\n\nb")]
    public void Lines_that_end_in_a_space_go_on(string text, string unwrapped) => Assert.Equal(unwrapped, FlowedText.Unwrap(text, dropsSpace: false));

    [Fact]
    public void The_space_goes_where_the_text_has_none() => Assert.Equal("公交车改走滨河路。", FlowedText.Unwrap("公交车 \n改走滨河路。", dropsSpace: true));
}
