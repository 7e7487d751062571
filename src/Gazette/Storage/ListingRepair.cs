using System.Text.RegularExpressions;
using System.Xml;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Gazette.Storage;

/// <summary>
/// Reads listings in which Azurite wrote out control characters of a blob's name, which no XML may hold: one such name would
/// hide all blobs from whoever lists them. Azure itself writes these names percent-encoded and says so; this does the same.
/// </summary>
public sealed partial class ListingRepair : HttpPipelineSynchronousPolicy
{
    public override void OnReceivedResponse(HttpMessage message)
    {
        if (!message.Request.Uri.Query.Contains("comp=list", StringComparison.Ordinal) || message.Response is not { Status: 200, ContentStream: { CanSeek: true } stream })
            return;
        var listing = BinaryData.FromStream(stream).ToString();
        stream.Position = 0;
        if (HasForbidden(listing))
            message.Response.ContentStream = BinaryData.FromString(Repaired(listing)).ToStream();
    }

    internal static string Repaired(string listing) => Name().Replace(listing, match =>
        HasForbidden(match.Value) ? $"<Name Encoded=\"true\">{Uri.EscapeDataString(Unescaped(match.Groups["name"].Value))}</Name>" : match.Value);

    private static bool HasForbidden(string xml) => xml.Any(c => !XmlConvert.IsXmlChar(c) && !char.IsSurrogate(c)) || Reference().IsMatch(xml);

    private static string Unescaped(string xml) => System.Net.WebUtility.HtmlDecode(Reference().Replace(xml, match =>
        ((char)Convert.ToInt32(match.Groups["code"].Value, match.Groups["hex"].Length > 0 ? 16 : 10)).ToString()));

    [GeneratedRegex("<Name>(?<name>[^<]*)</Name>", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    /// <summary>To a control character other than tab and line ends.</summary>
    [GeneratedRegex("&#(?:(?<hex>x)0{0,4}(?<code>[0-8bcefBCEF]|1[0-9a-fA-F])|0{0,4}(?<code>[0-8]|1[124-9]|2[0-9]|3[01]));", RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}
