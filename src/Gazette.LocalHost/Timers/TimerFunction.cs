using System.Reflection;
using Gazette.LocalHost.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using NCrontab;

namespace Gazette.LocalHost.Timers;

/// <summary>A function that runs on a schedule, in UTC as in Azure.</summary>
internal sealed class TimerFunction
{
    private readonly FunctionMethod function;
    private readonly Func<TimerCall, object?>[] bindings;

    public TimerFunction(FunctionMethod function, TimerTriggerAttribute trigger, IConfiguration settings)
    {
        this.function = function;
        function.RequireReturn(typeof(Task));
        Schedule = Parse(function, AppSettings.Resolve(function.Name, trigger.Schedule, settings));
        RunOnStartup = trigger.RunOnStartup;
        bindings = function.Bind<TimerCall>(Source);
    }

    public string Name => function.Name;

    public CrontabSchedule Schedule { get; }

    public bool RunOnStartup { get; }

    public Task RunAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        function.InvokeAsync(services, bindings, new TimerCall(new TimerInfo(), cancellationToken));

    private static CrontabSchedule Parse(FunctionMethod function, string text) =>
        CrontabSchedule.TryParse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = true })
        ?? throw function.Fault($"'{text}' is no schedule of six fields (second minute hour day month weekday)");

    private static Func<TimerCall, object?>? Source(ParameterInfo parameter)
    {
        if (parameter.ParameterType == typeof(TimerInfo))
            return call => call.Timer;
        return parameter.ParameterType == typeof(CancellationToken) ? call => call.CancellationToken : null;
    }
}
