using System.Net;
using Typed.Providers;
using Typed.Tracking.Engine;

namespace Typed.TrackingTests.Tracker;

/// <summary>Which ids can be asked for, and which answers are about the job that was asked for.</summary>
public sealed class AnswerCheckTests
{
    public static TheoryData<string?, bool> Ids => new()
    {
        { "j", true },
        { "vgen_abc-123.x", true },
        { "a/b/c", true },
        { "...", true },
        { "a..b", true },
        { "ä:ö", true },
        { new string('j', 1024), true },
        { new string('j', 1025), false },
        { null, false },
        { "", false },
        { " ", false },
        { "a b", false },
        { "a\u00a0b", false },
        { "a\nb", false },
        { "a\u0000b", false },
        { "a\\b", false },
        { "a?b", false },
        { "a#b", false },
        { ".", false },
        { "..", false },
        { "a/..", false },
        { "a/../b", false },
        { "./a", false },
        { "/a", false },
        { "a/", false },
        { "a//b", false },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Ids))]
    public void An_id_is_one_line_that_stays_in_its_path(string? id, bool isUsable) => Assert.Equal(isUsable, AnswerCheck.IsUsableId(id));

    [Fact]
    public void An_answer_is_about_the_job_with_its_id()
    {
        var snapshot = new JobSnapshot { Id = "J1", Status = new JobStatus("done") };
        Assert.True(AnswerCheck.IsAbout(snapshot, "J1"));
        // Ids are hex digits for some providers, in either case.
        Assert.True(AnswerCheck.IsAbout(snapshot, "j1"));
        Assert.False(AnswerCheck.IsAbout(snapshot, "J2"));
        Assert.False(AnswerCheck.IsAbout(snapshot, "J"));
        Assert.False(AnswerCheck.IsAbout(null, "J1"));
        Assert.False(AnswerCheck.IsAbout(snapshot with { Assets = null! }, "J1"));
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(404, null, false)]
    [InlineData(404, "", false)]
    [InlineData(null, "", false)]
    [InlineData(404, "<html>", false)]
    [InlineData(404, "\"Not found\"", false)]
    [InlineData(404, "5", false)]
    [InlineData(404, "null", false)]
    [InlineData(404, """{"error":"Not found"}""", true)]
    [InlineData(404, """["Not found"]""", true)]
    [InlineData(null, "{}", true)]
    [InlineData(null, "<html>", false)]
    public void A_gateways_page_does_not_say_that_a_job_is_missing(int? status, string? body, bool isAbsence) =>
        Assert.Equal(isAbsence, AnswerCheck.IsAbsence(new JobNotFoundException("acme", "j1") { StatusCode = (HttpStatusCode?)status, ResponseBody = body }));
}
