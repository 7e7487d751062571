namespace Gazette.Benchmarks;

/// <summary>A line on standard error that says how far a command is; nothing where nobody watches it.</summary>
internal sealed class ExtractProgress(int total) : IDisposable
{
    private readonly bool isWatched = !Console.IsErrorRedirected;
    private readonly Lock turn = new();
    private int done;

    public void Advance(string name)
    {
        lock (turn)
        {
            done++;
            if (isWatched)
                Console.Error.Write($"\r\u001b[K{done} of {total}  {name[..Math.Min(name.Length, 50)]}");
        }
    }

    public void Dispose()
    {
        if (isWatched)
            Console.Error.Write("\r\u001b[K");
    }
}
