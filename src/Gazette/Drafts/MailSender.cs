namespace Gazette.Drafts;

/// <summary>Who sent a message, as the program that wrote it calls them.</summary>
/// <param name="Name">Empty where only an address stands.</param>
/// <param name="Address">Empty where only a name stands.</param>
internal sealed record MailSender(string Name, string Address);
