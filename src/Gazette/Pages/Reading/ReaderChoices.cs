namespace Gazette.Pages.Reading;

/// <summary>What a reader has chosen: a value for each <see cref="ReaderChoice"/>.</summary>
public sealed class ReaderChoices
{
    private readonly IReadOnlyDictionary<ReaderChoice, string> values;

    private ReaderChoices(IReadOnlyDictionary<ReaderChoice, string> values) => this.values = values;

    public string this[ReaderChoice choice] => values[choice];

    /// <param name="valueOf">By the choice's name, null for none; what is no value of the choice counts as none, for cookies may be anything.</param>
    public static ReaderChoices Read(Func<string, string?> valueOf) => new(ReaderChoice.All.ToDictionary(
        choice => choice, choice => valueOf(choice.Name) is { } value && choice.Values.Contains(value) ? value : choice.Usual));

    /// <summary>The same choices but for one.</summary>
    public ReaderChoices With(ReaderChoice choice, string value) => new(values.ToDictionary(each => each.Key, each => each.Key == choice ? value : each.Value));
}
