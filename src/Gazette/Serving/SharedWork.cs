using System.Collections.Concurrent;

namespace Gazette.Serving;

/// <summary>What several ask for at once is done once for all of them, and none of them ends it by going away.</summary>
internal sealed class SharedWork<TKey, T>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Lazy<Task<T>>> running = new();

    /// <param name="cancellation">Ends the waiting, not the work.</param>
    public Task<T> RunAsync(TKey key, Func<Task<T>> work, CancellationToken cancellation)
    {
        return running.GetOrAdd(key, k => new Lazy<Task<T>>(() => WorkAsync(k))).Value.WaitAsync(cancellation);

        async Task<T> WorkAsync(TKey own)
        {
            try
            {
                return await work();
            }
            finally
            {
                running.TryRemove(own, out _);
            }
        }
    }
}
