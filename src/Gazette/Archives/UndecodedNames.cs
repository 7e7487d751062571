using System.Text;

namespace Gazette.Archives;

/// <summary>
/// Names whose character set the archive does not state. The library asks for a set before it has seen one of them; this
/// hands their bytes through, marked, so that the set can be found from all of them together.
/// </summary>
internal sealed class UndecodedNames : Encoding
{
    // Private use: no program writes it into a name.
    private const char Mark = '\uF8E0';

    public static readonly UndecodedNames Instance = new();

    /// <summary>Null for a name that the archive states as UTF-8.</summary>
    public static byte[]? BytesOf(string name) => name.Length > 0 && name[0] == Mark ? Latin1.GetBytes(name[1..]) : null;

    public override int GetCharCount(byte[] bytes, int index, int count) => count == 0 ? 0 : count + 1;

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
    {
        if (byteCount == 0)
            return 0;
        chars[charIndex] = Mark;
        return 1 + Latin1.GetChars(bytes, byteIndex, byteCount, chars, charIndex + 1);
    }

    public override int GetMaxCharCount(int byteCount) => byteCount + 1;

    public override int GetByteCount(char[] chars, int index, int count) => throw new NotSupportedException();

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) => throw new NotSupportedException();

    public override int GetMaxByteCount(int charCount) => throw new NotSupportedException();
}
