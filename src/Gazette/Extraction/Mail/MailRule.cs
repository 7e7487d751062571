namespace Gazette.Extraction.Mail;

/// <summary>Names of what is done to messages; part of the JSON contract.</summary>
internal static class MailRule
{
    public const string Cover = "mail-cover-note";

    public const string Quote = "mail-quote";

    public const string Signature = "mail-signature";

    public const string Disclaimer = "mail-disclaimer";

    /// <summary>What programs and services add.</summary>
    public const string Furniture = "mail-furniture";

    public const string Greeting = "mail-greeting";

    /// <summary>Files that are no picture, and nobody sees.</summary>
    public const string Attachment = "mail-attachment";

    /// <summary>The time of sending, taken for that of publishing.</summary>
    public const string Date = "mail-date";

    /// <summary>The sender, taken for the source.</summary>
    public const string Source = "mail-sender";
}
