using System.Text;
using Gazette.Cleaning;
using Gazette.Text.CharacterSets;

namespace Gazette.Tests;

public sealed class MisreadQuotesTests
{
    private const string English = "“She’s a bit stiff,” he said afterwards, “but then so am I.” Nobody laughed – it was late.";
    private const string German = "„Wir mahlen zuerst Roggen“, sagte der Vorsitzende. „Weizen soll im Herbst folgen.“";

    [Theory]
    [InlineData("windows-1252", "macintosh", English)]
    [InlineData("windows-1252", "koi8-r", English)]
    [InlineData("windows-1252", "ibm850", English)]
    [InlineData("windows-1252", "macintosh", German)]
    [InlineData("macintosh", "windows-1252", English)]
    [InlineData("macintosh", "windows-1252", German)]
    public void Marks_that_stand_as_quotations_do_come_back(string written, string read, string text)
    {
        var misread = CharacterSet.Open(read, DecoderFallback.ReplacementFallback).GetString(CharacterSet.Open(written, DecoderFallback.ReplacementFallback).GetBytes(text));
        Assert.NotEqual(text, misread);
        Assert.Equal(text, AfterCleaning(misread));
    }

    [Theory]
    [InlineData("El país está aquí, y así seguirá; el año pasado llovió en abril.")]
    [InlineData("El país avanza. Otro país no.")]
    [InlineData("Lì si mangia bene, così dicono; ma lunedì è chiuso.")]
    [InlineData("■ Bread ■ Butter ■ Jam, and nothing else.")]
    [InlineData("ÑAME and ÓPERA are words of the menu, and so is ÒMNIBUS.")]
    [InlineData("He lives in Örebro and works in Åmål, and both have an ä or an ö.")]
    [InlineData("Il est né à Orléans où l'été dure.")]
    public void Letters_stay(string text) => Assert.Equal(text, AfterCleaning(text));

    private static string AfterCleaning(string text)
    {
        var draft = Drafts.OfLines([text]);
        new CleaningRules().RepairText(draft);
        return draft.Body.TextContent;
    }
}
