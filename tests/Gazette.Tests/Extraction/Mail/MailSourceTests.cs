using Gazette.Drafts;
using Gazette.Extraction.Mail;

namespace Gazette.Tests;

public sealed class MailSourceTests
{
    [Theory]
    [InlineData("青禾区图书馆", "press@lib.example", "青禾区图书馆")]
    [InlineData("青禾区委宣传部", "a@qh.example", "青禾区委宣传部")]
    [InlineData("Port Ellery City Council, Press Office", "press@ellery.example", "Port Ellery City Council, Press Office")]
    [InlineData("Jane Roe, City Press Office", "jane.roe@ellery.example", "City Press Office")]
    [InlineData("办公室", "office@lib.example", null)]
    [InlineData("宣传科", "xuanchuan@qh.example", null)]
    [InlineData("Press Office", "press@ellery.example", null)]
    [InlineData("Jane Roe", "jane.roe@ellery.example", null)]
    public void Is_an_office_that_has_a_name(string name, string address, string? expected) =>
        Assert.Equal(expected, MailSource.Of(new MailSender(name, address)));
}
