using Gazette.Text;

namespace Gazette.Extraction.Mail;

/// <summary>
/// The messages of which one file is made: what its sender wrote, and those that he quotes or passes on. A note of some lines
/// above a whole text is a cover: then the message below is the article.
/// </summary>
internal sealed class MailThread
{
    /// <summary>How much more a message that is passed on, or one that is quoted, has to say than the note above it.</summary>
    private const int TimesMoreForwarded = 2;
    private const int TimesMoreQuoted = 5;

    /// <summary>Letters, a Han character counting for three: a longer note is an answer of its own.</summary>
    private const int MaxNote = 400;

    private const int MaxCovers = 12;

    private readonly List<Message> messages = [new Message(null, 0, null)];

    public IReadOnlyList<Message> Messages => messages;

    public static MailThread Of(IReadOnlyList<MailLine> lines)
    {
        var thread = new MailThread();
        var open = new Stack<Message>();
        // All that is quoted throughout is quoted by nobody in this file.
        open.Push(thread.messages[0] = new Message(null, lines.Select(l => l.Depth).DefaultIfEmpty().Min(), null));
        for (var at = 0; at < lines.Count;)
        {
            while (open.Count > 1 && lines[at].Depth < open.Peek().Depth)
                open.Pop();
            if (ThreadHead.At(lines, at) is { } head)
            {
                var below = head.First + head.Count;
                open.Push(thread.Add(head, below < lines.Count ? Math.Max(lines[below].Depth, lines[at].Depth) : lines[at].Depth, open.Peek()));
                open.Peek().Head.AddRange(lines.Skip(at).Take(head.Count));
                at = below;
                continue;
            }

            if (lines[at].Depth > open.Peek().Depth)
                open.Push(thread.Add(null, lines[at].Depth, open.Peek()));
            open.Peek().Lines.Add(lines[at]);
            at++;
        }

        return thread;
    }

    /// <param name="isForward">Whether the subject says that the first message passes another one on.</param>
    /// <param name="ownLines">The lines of a message that are its text: without greeting, signature and their like.</param>
    /// <returns>The message that is the article, and those that only lead to it.</returns>
    public (Message Text, IReadOnlyList<Message> Covers) Choose(bool isForward, Func<Message, IEnumerable<MailLine>> ownLines)
    {
        var chain = new List<Message> { messages[0] };
        while (chain.Count <= MaxCovers && messages.Find(m => m.Parent == chain[^1]) is { } next)
            chain.Add(next);
        var sizes = chain.ConvertAll(m => Size(ownLines(m)));
        var at = 0;
        // A note may lead to another note.
        while (at + 1 < chain.Count && IsCover(sizes[at], sizes.Skip(at + 1).Max(), chain[at + 1].HeadOfIt?.IsForward == true || (isForward && at == 0)))
            at++;
        return (chain[at], chain[..at]);
    }

    private static bool IsCover(int note, int text, bool isForwarded) =>
        text > 0 && (note == 0 || (isForwarded ? note * TimesMoreForwarded <= text : note * TimesMoreQuoted <= text && note <= MaxNote));

    private static int Size(IEnumerable<MailLine> lines) => lines.Sum(l => l.Text.Count(char.IsLetterOrDigit) + (Han.Count(l.Text) * 2));

    private Message Add(ThreadHead? head, int depth, Message parent)
    {
        messages.Add(new Message(head, depth, parent));
        return messages[^1];
    }

    /// <param name="HeadOfIt">Null for the first, and for a quote that nothing introduces.</param>
    /// <param name="Depth">Of its own lines.</param>
    /// <param name="Parent">The message that quotes it; null for the first.</param>
    internal sealed record Message(ThreadHead? HeadOfIt, int Depth, Message? Parent)
    {
        public List<MailLine> Head { get; } = [];

        public List<MailLine> Lines { get; } = [];

        // Each is itself, whatever it says.
        public bool Equals(Message? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}
