using System.Runtime.CompilerServices;
using Gazette.Telemetry;

namespace Gazette.StorageTests.Telemetry;

internal static class StorageSpans
{
    /// <summary>The libraries of storage ask once, when they are used first.</summary>
    [ModuleInitializer]
    internal static void Include() => Spans.IncludeStorage();
}
