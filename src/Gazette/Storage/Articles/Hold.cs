namespace Gazette.Storage.Articles;

/// <summary>Why an article that stands is kept from readers, who are answered as if it did not exist.</summary>
/// <param name="ForTime">Its time has not come.</param>
/// <param name="ForReview">It needs a review, and nobody has accepted it yet.</param>
/// <param name="IsFirst">Whether readers have never had it.</param>
public sealed record Hold(bool ForTime, bool ForReview, bool IsFirst)
{
    private const string Time = "time";
    private const string Review = "review";
    private const string First = "first";

    public override string ToString() => string.Join(' ', new[] { ForTime ? Time : null, ForReview ? Review : null, IsFirst ? First : null }.OfType<string>());

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    internal static Hold Parse(string text)
    {
        var words = text.Split(' ');
        return new Hold(words.Contains(Time), words.Contains(Review), words.Contains(First));
    }
}
