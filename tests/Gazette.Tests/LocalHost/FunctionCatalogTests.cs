using Gazette.LocalHost;
using Gazette.LocalHost.Functions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace Gazette.Tests.LocalHost;

public sealed class FunctionCatalogTests
{
    [Fact]
    public void Functions_are_in_order_of_their_names_ignoring_case()
    {
        var names = SampleHost.Read("", typeof(SampleFunctions)).Http.Select(f => f.Name[..1]);
        Assert.Equal(["A", "b", "C", "D", "E", "F", "G", "H", "I", "J"], names);
    }

    [Theory]
    [InlineData(typeof(FaultyFunctions.NumberParameter), "'page' of type Int32")]
    [InlineData(typeof(FaultyFunctions.QueryParameterThatIsNeverNull), "'page' of type String")]
    [InlineData(typeof(FaultyFunctions.ServiceParameter), "'page' of type IServiceProvider")]
    [InlineData(typeof(FaultyFunctions.BlobNameOfAnotherName), "'page' of type String")]
    [InlineData(typeof(FaultyFunctions.BlobAsText), "'page' of type String")]
    [InlineData(typeof(FaultyFunctions.TimerWithRequest), "'page' of type HttpRequest")]
    [InlineData(typeof(FaultyFunctions.ReturnsText), "returns String")]
    [InlineData(typeof(FaultyFunctions.UnknownConstraint), "'nonsense'")]
    [InlineData(typeof(FaultyFunctions.MissingSetting), "SWEEP_SCHEDULE")]
    [InlineData(typeof(FaultyFunctions.FiveFieldSchedule), "six fields")]
    [InlineData(typeof(FaultyFunctions.WrongBlobPath), "'articles'")]
    [InlineData(typeof(FaultyFunctions.NoTrigger), "trigger")]
    [InlineData(typeof(FaultyFunctions.TwoOfOneName), "two functions")]
    public void What_could_not_run_in_Azure_stops_the_start(Type functions, string named)
    {
        var fault = Assert.Throws<StartupException>(() => SampleHost.Read("", functions));
        Assert.StartsWith("Function Faulty: ", fault.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Fact]
    public void A_schedule_may_come_from_a_setting()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("SWEEP_SCHEDULE", "30 0 4 * * *")]).Build();
        var timer = Assert.Single(FunctionCatalog.Read([typeof(FaultyFunctions.MissingSetting)], new HostJson("", 1, 1), settings).Timers);
        Assert.Equal(new DateTime(2026, 1, 1, 4, 0, 30), timer.Schedule.GetNextOccurrence(new DateTime(2026, 1, 1)));
    }

    [Fact]
    public void The_route_prefix_of_host_json_stands_before_every_route()
    {
        var function = SampleHost.Read("api", typeof(Prefixed)).Http.Single();
        Assert.NotNull(function.Match("GET", "/api/prefixed"));
        Assert.Null(function.Match("GET", "/prefixed"));
    }

    [Fact]
    public void The_product_s_own_functions_can_all_run_here()
    {
        var host = HostJson.ReadBesideProgram();
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new(ReconcileSchedule.Setting, "0 0 0 * * *")]).AddEnvironmentVariables().Build();
        Assert.Null(Record.Exception(() => FunctionCatalog.Read(FunctionCatalog.ProductTypes, host, settings)));
    }

#pragma warning disable CA1822 // Functions are instance methods, whatever they use.
    public sealed class Prefixed
    {
        [Function("Prefixed")]
        public Task Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "prefixed")] HttpRequest request) => Task.FromResult(request);
    }
}
