namespace Gazette.Text;

/// <summary>A text under edit.</summary>
internal sealed class EditedText(string text)
{
    private readonly GapBuffer<char> characters = new(text);

    /// <summary>False, and nothing changed, when other text than <paramref name="before"/> stands there.</summary>
    public bool TryReplace(int position, string before, string after)
    {
        if (position < 0 || position > characters.Length - before.Length)
            return false;
        if (!characters.Slice(position, before.Length).SequenceEqual(before))
            return false;
        characters.Replace(position, before.Length, after);
        return true;
    }

    public override string ToString() => string.Concat(characters.Head, characters.Tail);
}
