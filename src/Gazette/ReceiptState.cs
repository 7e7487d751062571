namespace Gazette;

/// <summary>How far an upload has come.</summary>
public enum ReceiptState
{
    Processing,
    Published,

    /// <summary>Refused for good; the reason says what to change.</summary>
    Rejected,

    /// <summary>A fault on our side; the host tries again.</summary>
    Failed,
}
