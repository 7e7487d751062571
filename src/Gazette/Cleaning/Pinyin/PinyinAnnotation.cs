using Gazette.Cleaning.Lines;

namespace Gazette.Cleaning.Pinyin;

/// <summary>One bracket with a possible reading of the character before it.</summary>
/// <param name="Place">The bracket, and the space before it if there is one.</param>
/// <param name="Character">The character that it annotates, also when other brackets stand between.</param>
/// <param name="IsRepeat">True from the second bracket after one character on.</param>
/// <param name="IsAmidText">True when the character itself follows another one, or stands before one and at no line's start.</param>
/// <param name="IsCantonese">Read as in Hong Kong, for which there is no list of readings.</param>
internal sealed record PinyinAnnotation(Line Line, TextEdit Place, char Character, PinyinSyllable Syllable, bool IsRepeat, bool IsAmidText, bool IsCantonese = false);
