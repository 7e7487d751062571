namespace Gazette.Drafts;

/// <summary>What a mail message says beside its text. Null means: not in the message.</summary>
internal sealed record MailEnvelope
{
    /// <summary>Whether the text is plain, with quoted lines behind <c>></c>; otherwise it is HTML.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Decoded, in one line, with whatever answers and forwarding have put before it.</summary>
    public string? Subject { get; init; }

    public MailSender? Sender { get; init; }

    public DateTimeOffset? Sent { get; init; }

    /// <summary>Of a message that another passes on: what that says about it; <see cref="Sent"/> is null then.</summary>
    public string? SentAsPrinted { get; init; }

    /// <summary>The hosts that passed the message on say another day, or only they say one.</summary>
    public bool IsSentDoubtful { get; init; }

    /// <summary>To a list of people who can take their names off it.</summary>
    public bool IsBulk { get; init; }

    /// <summary>In the message's order; the text may show some of them.</summary>
    public IReadOnlyList<AttachedPicture> Pictures { get; init; } = [];

    /// <summary>Names of what else is attached, with its type where it has no name.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];
}
