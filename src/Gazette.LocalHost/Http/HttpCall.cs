using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gazette.LocalHost.Http;

/// <summary>A request that a function's route has matched.</summary>
internal sealed record HttpCall(HttpContext Context, RouteValueDictionary Values);
