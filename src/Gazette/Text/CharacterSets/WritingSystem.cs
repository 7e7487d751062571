namespace Gazette.Text.CharacterSets;

/// <summary>What a character set is used for; <see cref="Any"/> for those that hold all of Unicode.</summary>
internal enum WritingSystem
{
    Any,
    Chinese,
    Japanese,
    Korean,
    Alphabet,
}
