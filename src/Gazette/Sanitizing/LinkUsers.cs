using AngleSharp.Dom;
using Gazette.Drafts;

namespace Gazette.Sanitizing;

/// <summary>Writes down the links that lost a user's name before their host, which readers would take for the host itself.</summary>
internal sealed class LinkUsers(RepairReport report)
{
    private const string Rule = "link-users";

    public void Note(IElement link)
    {
        if (link.GetAttribute("href") is { } address && LinkAddress.HasUser(address))
            report.Add(Rule, address.Trim(), LinkAddress.Read(address) ?? "");
    }
}
