using Microsoft.Azure.Functions.Worker;

namespace Gazette.LocalHost.Timers;

/// <summary>One moment at which a timer is due.</summary>
internal sealed record TimerCall(TimerInfo Timer, CancellationToken CancellationToken);
