using Gazette.LocalHost;
using NetArchTest.Rules;

namespace Gazette.Tests;

/// <summary>Which room of the core may see which: arrows point down, from the hosts to the text.</summary>
public sealed class ArchitectureTests
{
    private const string Root = "Gazette.";

    /// <summary>From the bottom up. Beside each room what it may use of those below it.</summary>
    private static readonly (string Room, string[] Uses)[] Rooms =
    [
        ("Text", []),
        ("Telemetry", []),
        ("Articles", ["Text"]),
        ("Uploads", ["Text", "Articles"]),
        ("Media", ["Text", "Articles", "Uploads"]),
        ("Drafts", ["Text", "Articles", "Uploads"]),
        ("Intake", ["Text", "Articles", "Uploads", "Drafts"]),
        ("Archives", ["Text", "Articles", "Uploads", "Intake"]),
        ("Extraction", ["Text", "Articles", "Uploads", "Drafts"]),
        ("Cleaning", ["Text", "Articles", "Uploads", "Drafts"]),
        ("Sanitizing", ["Text", "Articles", "Drafts"]),
        ("Processing", ["Text", "Articles", "Uploads", "Drafts", "Intake", "Extraction", "Cleaning", "Sanitizing", "Telemetry"]),
        ("Storage", ["Text", "Articles", "Uploads"]),
        ("Publishing", ["Text", "Articles", "Uploads", "Media", "Archives", "Processing", "Storage", "Telemetry"]),
        ("Reconciling", ["Text", "Articles", "Uploads", "Storage", "Publishing", "Telemetry"]),
        ("Checking", ["Text", "Articles", "Uploads", "Storage"]),
        ("Announcing", ["Articles", "Uploads", "Storage", "Pages"]),
        ("QrCodes", []),
        ("Pages", ["Text", "Articles", "Uploads"]),
        ("Serving", ["Text", "Articles", "Uploads", "Media", "Archives", "Processing", "Storage", "Publishing", "QrCodes", "Pages", "Telemetry"]),
    ];

    /// <summary>Outside packages and frameworks, and the rooms that know them.</summary>
    private static readonly (string Namespace, string[] Rooms)[] Outside =
    [
        ("AngleSharp", ["Drafts", "Extraction", "Cleaning", "Sanitizing", "Processing"]),
        ("Azure", ["Storage", "Publishing", "Reconciling", "Checking", "Serving"]),
        ("Microsoft.AspNetCore", ["Serving"]),
        ("Ganss.Xss", ["Sanitizing"]),
        ("Markdig", ["Extraction"]),
        ("YamlDotNet", ["Extraction"]),
        ("MimeKit", ["Intake"]),
        ("DocumentFormat.OpenXml", ["Intake"]),
        ("UglyToad.PdfPig", ["Intake"]),
        ("NetVips", ["Media"]),
        ("QRCoder", ["QrCodes"]),
        ("System.ServiceModel", ["Pages"]),
        ("DiffPlex", ["Text"]),
    ];

    public static TheoryData<string> Names => new(Rooms.Select(r => r.Room));

    [Fact]
    public void Every_folder_of_the_core_is_a_room()
    {
        var core = Path.Combine(RepositoryRoot.Find(), "src", "Gazette");
        Assert.Equal(Rooms.Select(r => r.Room).Order(), Directory.EnumerateDirectories(core).Select(d => Path.GetFileName(d)!).Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_room_sees_only_what_lies_below_it(string room)
    {
        var uses = Rooms.Single(r => r.Room == room).Uses;
        AssertNone(room, Rooms.Select(r => r.Room).Where(other => other != room && !uses.Contains(other)).Select(other => Root + other));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_room_knows_only_its_own_packages(string room) =>
        AssertNone(room, Outside.Where(o => !o.Rooms.Contains(room)).Select(o => o.Namespace));

    /// <summary>Rows above that nothing uses would let a new arrow in unseen.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Every_package_that_a_room_may_know_is_used_there(string room) => Assert.All(
        Outside.Where(o => o.Rooms.Contains(room)),
        outside => Assert.False(In(room).ShouldNot().HaveDependencyOnAny(outside.Namespace).GetResult().IsSuccessful, $"{room} does not use {outside.Namespace}."));

    private static void AssertNone(string room, IEnumerable<string> forbidden)
    {
        var result = In(room).ShouldNot().HaveDependencyOnAny([.. forbidden]).GetResult();
        Assert.True(result.IsSuccessful, $"{room}: {string.Join("; ", (result.FailingTypes ?? []).Select(t => t.FullName))}");
    }

    private static PredicateList In(string room)
    {
        var types = Types.InAssembly(typeof(GazetteOptions).Assembly).That().ResideInNamespace(Root + room);
        Assert.NotEmpty(types.GetTypes());
        return types;
    }
}
