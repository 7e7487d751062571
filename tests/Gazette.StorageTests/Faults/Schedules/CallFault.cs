namespace Gazette.StorageTests.Faults.Schedules;

/// <summary>What may befall a write.</summary>
internal enum CallFault
{
    /// <summary>The host dies before it: neither this call nor any later one is sent.</summary>
    HostDies,

    /// <summary>It takes effect, its answer gets lost, and the client repeats it: after whatever the schedule puts between.</summary>
    AnswerLost,

    /// <summary>It seems lost, the client repeats it, and it takes effect when everybody is done.</summary>
    Late,

    /// <summary>It takes effect, and neither it nor any repetition is ever answered.</summary>
    NeverAnswered,
}
