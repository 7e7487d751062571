using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Gazette.Benchmarks.Searching;

/// <summary>Headlines and texts in Lucene.Net, as its users index them: all terms have to be there, a headline counts twice.</summary>
internal sealed class LuceneIndex : IDisposable
{
    private const int Shown = 20;
    private const float OfTitle = 2;

    private readonly Analyzer analyzer;
    private readonly RAMDirectory directory = new();
    private readonly DirectoryReader reader;

    public LuceneIndex(IReadOnlyList<ArticleFile> articles, Analyzer analyzer)
    {
        this.analyzer = analyzer;
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer)))
        {
            foreach (var article in articles)
                writer.AddDocument(new Document { new StringField("id", article.Id, Field.Store.YES), new TextField("title", article.Title ?? "", Field.Store.NO), new TextField("text", article.Text, Field.Store.NO) });
        }

        reader = DirectoryReader.Open(directory);
    }

    public IReadOnlyList<string> Find(string query)
    {
        var all = new BooleanQuery();
        foreach (var term in TermsOf(query))
        {
            var title = new TermQuery(new Term("title", term)) { Boost = OfTitle };
            all.Add(new BooleanQuery { { title, Occur.SHOULD }, { new TermQuery(new Term("text", term)), Occur.SHOULD } }, Occur.MUST);
        }

        var searcher = new IndexSearcher(reader);
        return [.. searcher.Search(all, Shown).ScoreDocs.Select(hit => searcher.Doc(hit.Doc).Get("id"))];
    }

    public void Dispose()
    {
        reader.Dispose();
        directory.Dispose();
        analyzer.Dispose();
    }

    private List<string> TermsOf(string query)
    {
        var terms = new List<string>();
        using var stream = analyzer.GetTokenStream("text", query);
        var term = stream.AddAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
            terms.Add(term.ToString()!);
        stream.End();
        return terms;
    }
}
