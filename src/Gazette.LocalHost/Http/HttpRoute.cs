using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gazette.LocalHost.Http;

/// <summary>
/// One route, matched on its own. Endpoint routing would rank all routes (a literal before a parameter); the real
/// host does not, so that ranking must not help us here.
/// </summary>
internal sealed class HttpRoute
{
    private static readonly DefaultInlineConstraintResolver Constraints =
        new(Options.Create(new RouteOptions()), new ServiceCollection().BuildServiceProvider());

    private readonly TemplateMatcher matcher;
    private readonly List<(string Parameter, IRouteConstraint Constraint)> constraints;

    /// <exception cref="ArgumentException">The text is no route, or names an unknown constraint.</exception>
    public HttpRoute(string text)
    {
        Text = text;
        var template = TemplateParser.Parse(text);
        matcher = new TemplateMatcher(template, Defaults(template));
        constraints = [.. template.Parameters.SelectMany(Checks)];
        Parameters = template.Parameters.Select(p => p.Name!).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    public string Text { get; }

    public IReadOnlySet<string> Parameters { get; }

    /// <returns>Null when the path does not match.</returns>
    public RouteValueDictionary? Match(PathString path)
    {
        var values = new RouteValueDictionary();
        return matcher.TryMatch(path, values) && constraints.TrueForAll(c => Holds(c.Constraint, c.Parameter, values)) ? values : null;
    }

    private static bool Holds(IRouteConstraint constraint, string parameter, RouteValueDictionary values) =>
        constraint.Match(httpContext: null, route: null, parameter, values, RouteDirection.IncomingRequest);

    private static RouteValueDictionary Defaults(RouteTemplate template) =>
        new(template.Parameters.Where(p => p.DefaultValue is not null).Select(p => KeyValuePair.Create(p.Name!, p.DefaultValue)));

    private static IEnumerable<(string Parameter, IRouteConstraint Constraint)> Checks(TemplatePart parameter) =>
        parameter.InlineConstraints.Select(c => (parameter.Name!, Check(c.Constraint, parameter.IsOptional)));

    private static IRouteConstraint Check(string text, bool optional)
    {
        var constraint = Constraints.ResolveConstraint(text) ?? throw new ArgumentException($"the constraint '{text}' is unknown");
        return optional ? new Microsoft.AspNetCore.Routing.Constraints.OptionalRouteConstraint(constraint) : constraint;
    }
}
