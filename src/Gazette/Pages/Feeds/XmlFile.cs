using System.Text;
using System.Xml;

namespace Gazette.Pages.Feeds;

/// <summary>A file of XML in UTF-8.</summary>
internal static class XmlFile
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineChars = "\n" };

    public static byte[] Write(Action<XmlWriter> write)
    {
        using var file = new MemoryStream();
        using (var writer = XmlWriter.Create(file, Settings))
            write(writer);
        return file.ToArray();
    }
}
