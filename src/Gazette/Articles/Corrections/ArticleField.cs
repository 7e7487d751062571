using Gazette.Text;

namespace Gazette.Articles.Corrections;

/// <summary>A field that editors may correct, and what it may hold. Its value is text, never markup.</summary>
public sealed class ArticleField
{
    // A row's string property holds 32,768 characters, and no headline on a page is longer than this.
    private const int MaxName = 400;
    private const int MaxLine = 1_000;
    private const int MaxColumnLevels = 3;

    public static readonly ArticleField Title = new("title", MaxName, f => f.Title, (f, v) => f with { Title = v! });
    public static readonly ArticleField Standfirst = new("standfirst", MaxLine, f => f.Standfirst, (f, v) => f with { Standfirst = v });
    public static readonly ArticleField PublishedAt = new("publishedAt", 40, f => f.PublishedAt, (f, v) => f with { PublishedAt = v });
    public static readonly ArticleField Source = new("source", MaxName, f => f.Source, (f, v) => f with { Source = v });
    public static readonly ArticleField Author = new("author", MaxName, f => f.Author, (f, v) => f with { Author = v });
    public static readonly ArticleField Column = new("column", MaxName, f => f.Column, (f, v) => f with { Column = v });

    public static readonly ArticleField ProtectedNames = new("protectedNames", MaxLine, f => f.ProtectedNames, (f, v) => f with { ProtectedNames = v });

    public static readonly ArticleField PublishAt = new("publishAt", 40, f => f.PublishAt, (f, v) => f with { PublishAt = v });

    public static readonly IReadOnlyList<ArticleField> All = [Title, Standfirst, PublishedAt, Source, Author, Column, ProtectedNames, PublishAt];

    private readonly Func<ArticleFields, string?> get;
    private readonly Func<ArticleFields, string?, ArticleFields> set;

    private ArticleField(string name, int maxLength, Func<ArticleFields, string?> get, Func<ArticleFields, string?, ArticleFields> set) =>
        (Name, MaxLength, this.get, this.set) = (name, maxLength, get, set);

    /// <summary>As in JSON.</summary>
    public string Name { get; }

    /// <summary>In UTF-16 units.</summary>
    public int MaxLength { get; }

    /// <summary>Null when no field has this name.</summary>
    public static ArticleField? Find(string name) => All.FirstOrDefault(f => f.Name == name);

    /// <summary>Null where the article has none.</summary>
    public string? Of(ArticleFields fields) => get(fields);

    /// <param name="value">As <see cref="Check"/> has read it; null clears the field.</param>
    public ArticleFields With(ArticleFields fields, string? value) => set(fields, value);

    /// <param name="value">Null or blank for nothing.</param>
    /// <param name="read">The value as it is stored: trimmed, a date in its one form, null for nothing.</param>
    /// <returns>Null, or a sentence for the editor that names field, limit and remedy.</returns>
    public string? Check(string? value, out string? read)
    {
        read = value?.Trim();
        if (string.IsNullOrEmpty(read))
        {
            read = null;
            return this == Title ? "\"title\" is empty, and an article needs a headline. Give its text." : null;
        }

        if (read.Length > MaxLength)
            return $"\"{Name}\" has {read.Length} characters; {MaxLength} is the limit. Shorten it.";
        if (SingleLine.Fault(read) is { } fault)
            return $"\"{Name}\" {fault}";
        if (!VisibleText.In(read))
            return $"\"{Name}\" is {VisibleText.Numbers(read)}, of which a reader sees nothing. Give its text{(this == Title ? "" : ", or null for none")}.";
        return IsDate ? CheckDate(ref read) : this == Column ? CheckColumn(ref read) : null;
    }

    /// <summary>Whether its value is a date, as <see cref="PublishDate"/> writes it.</summary>
    internal bool IsDate => this == PublishedAt || this == PublishAt;

    private string? CheckDate(ref string? read)
    {
        if (PublishDate.Parse(read!) is not { } date)
            return $"\"{Name}\" is \"{read}\", which is no date that can be read. Write 2022-01-29, 2022-01-29T10:30 or 2022-01-29T10:30:00+08:00, or null for none.";
        if (date.Date.Year is < PublishDate.MinYear or > PublishDate.MaxYear)
            return $"\"{Name}\" is \"{read}\", whose year lies outside of {PublishDate.MinYear} to {PublishDate.MaxYear}. Write the year in which the article {(this == PublishAt ? "is to be" : "was")} published, or null for none.";
        read = date.ToText();
        return null;
    }

    private static string? CheckColumn(ref string? read)
    {
        var levels = read!.Split('/').Select(l => l.Trim()).ToArray();
        if (levels.Length > MaxColumnLevels)
            return $"\"column\" has {levels.Length} levels; {MaxColumnLevels} is the limit. Name the upper ones only, as in news/city.";
        if (levels.Any(l => l.Length == 0))
            return "\"column\" has a level without a name. Write it like news/city, with no slash at either end.";
        if (levels.FirstOrDefault(l => !VisibleText.In(l)) is { } unseen)
            return $"\"column\" has the level {VisibleText.Numbers(unseen)}, of which a reader sees nothing. Give its name, or leave the level out.";
        read = string.Join('/', levels);
        return null;
    }
}
