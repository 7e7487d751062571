namespace Gazette.Publishing;

/// <summary>Is told of every article that this process has changed, once storage holds the change and the lists agree with it.</summary>
public interface IArticleChangeListener
{
    /// <summary>Called for changes that turn out to be none, too; must not fail, and not wait.</summary>
    void ArticleChanged(string id);
}
