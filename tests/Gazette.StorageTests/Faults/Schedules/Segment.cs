namespace Gazette.StorageTests.Faults.Schedules;

/// <param name="Calls">That matter; fewer when the actor comes to its end before.</param>
internal readonly record struct Segment(int Actor, int Calls);
