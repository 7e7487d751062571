using System.Reflection;
using Xunit.v3;

[assembly: Gazette.EndToEndTests.OwnHost]

namespace Gazette.EndToEndTests;

/// <summary>
/// Skips tests where a host is given: without a reason, on the assembly, those that do not take the
/// <see cref="PublishedSite"/>; with one, the class or the test that it stands on.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
internal sealed class OwnHostAttribute(string? reason = null) : BeforeAfterTestAttribute
{
    public string? Reason => reason;

    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (GivenHost.Current is null)
            return;
        if (reason is not null)
            Assert.Skip(reason);
        var takesSite = test.TestCase.TestClass.Class.GetConstructors().SelectMany(c => c.GetParameters()).Any(p => p.ParameterType == typeof(PublishedSite));
        Assert.SkipUnless(takesSite, "It starts and stops hosts of its own.");
    }
}
