using Gazette.Storage;
using Gazette.Storage.Searching;

namespace Gazette.Checking;

/// <summary>Compares the search index with the public articles, and each of its entries with the row that names it.</summary>
internal sealed class SearchCheck(StorageAccount account, ExpectedEntries expected, FindingList found)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        var walk = new SearchIndexWalk(account);
        var named = new Dictionary<string, Dictionary<string, IndexDigest>>(StringComparer.Ordinal);
        await foreach (var (row, _) in walk.NamesAsync(cancellation))
        {
            if (!expected.Searched.Remove(row.Id, out var digest))
                found.Add(FindingKind.StrayInSearch, row.Id, "is in the search index, and readers may not see it");
            else if (!row.IsSettled || digest != IndexDigest.Of(row.Keys))
                found.Add(FindingKind.OldInSearch, row.Id, "is in the search index with other words than the article has");
            foreach (var (partition, key) in row.Keys)
                Add(named, partition, row.Id, key);
        }

        foreach (var id in expected.Searched.Keys)
            found.Add(FindingKind.NotInSearch, id, "is not in the search index");
        for (var i = 0; i < SearchKey.Partitions; i++)
        {
            var partition = SearchKey.PartitionOf(i);
            var (there, should) = (await walk.DigestsAsync(partition, cancellation), named.GetValueOrDefault(partition) ?? []);
            foreach (var id in there.Keys.Union(should.Keys).Where(id => there.GetValueOrDefault(id) != should.GetValueOrDefault(id)))
                found.Add(FindingKind.OldInSearch, id, $"has other entries in the search index ({partition}) than are noted of it");
        }
    }

    private static void Add(Dictionary<string, Dictionary<string, IndexDigest>> named, string partition, string id, string key)
    {
        if (!named.TryGetValue(partition, out var digests))
            named.Add(partition, digests = new Dictionary<string, IndexDigest>(StringComparer.Ordinal));
        digests[id] = digests.GetValueOrDefault(id).With(partition, key);
    }
}
