using System.Text.Json.Nodes;
using Typed.Refresh.Commands;
using Typed.RefreshTests.Kit;
using Typed.RuntimeTests;

namespace Typed.RefreshTests.Diff;

public sealed class ReviewTests
{
    [Fact]
    public async Task Accepting_writes_defaults_and_prices_and_again_nothing()
    {
        using var folder = new ScratchFolder();
        AcmeSchemas.WriteOld(folder, "acme/");
        using var tool = new Tool { Directory = folder.Root, Time = Day(1) };

        await tool.ExpectAsync(ExitCodes.Fine, "review", "accept");

        Assert.Contains("acme: 1 accepted.", tool.Output, StringComparison.Ordinal);
        Assert.Equal(
            """{"$schema":"../reviewed.schema.json","provider":"acme","models":{"film":{"reviewed":"2026-11-21","defaults":{"duration":"5"},"prices":{"rules":[{"when":{"duration":5},"credits":8},{"when":{"duration":10},"credits":16}]}}}}""",
            folder.ReadJson("acme/reviewed.json").ToJsonString());
        var written = folder.Snapshot();
        using var later = new Tool { Directory = folder.Root, Time = Day(2) };
        await later.ExpectAsync(ExitCodes.Fine, "review", "accept", "acme");
        Assert.Contains("acme: 0 accepted.", later.Output, StringComparison.Ordinal);
        Assert.Equal(written, folder.Snapshot());
    }

    [Fact]
    public async Task Only_the_models_that_are_named_are_accepted_and_what_is_gone_goes()
    {
        using var folder = new ScratchFolder();
        AcmeSchemas.WriteOld(folder, "acme/");
        folder.Write("acme/models/other.json", AcmeSchemas.Model("other", "\"5\"", "5", "x", "y"));
        folder.Write("acme/models/gone.json", AcmeSchemas.Model("gone", "\"5\"", "5", "x", "y"));
        using var tool = new Tool { Directory = folder.Root, Time = Day(1) };
        await tool.ExpectAsync(ExitCodes.Fine, "review", "accept");
        var before = folder.ReadJson("acme/reviewed.json")["models"]!;
        AcmeSchemas.WriteNew(folder, "acme/");
        folder.Write("acme/models/other.json", AcmeSchemas.Model("other", "\"5\", \"9\"", "9", "x", "y"));
        File.Delete(folder.PathOf("acme/models/gone.json"));
        using var later = new Tool { Directory = folder.Root, Time = Day(2) };

        await later.ExpectAsync(ExitCodes.Fine, "review", "accept", "acme", "--model", "oth*");

        var after = folder.ReadJson("acme/reviewed.json")["models"]!;
        Assert.True(JsonNode.DeepEquals(before["film"], after["film"]));
        Assert.Equal("""{"reviewed":"2026-11-22","defaults":{"duration":"9"}}""", after["other"]!.ToJsonString());
        Assert.Null(after["gone"]);
    }

    [Fact]
    public async Task A_file_that_is_none_is_left_as_it_is()
    {
        using var folder = new ScratchFolder();
        AcmeSchemas.WriteOld(folder, "acme/");
        folder.Write("acme/reviewed.json", "[]");
        var before = folder.Snapshot();
        using var tool = new Tool { Directory = folder.Root };

        await tool.ExpectAsync(ExitCodes.Error, "review", "accept");

        Assert.Contains("reviewed.json", tool.Error, StringComparison.Ordinal);
        Assert.Equal(before, folder.Snapshot());
    }

    // What was reviewed is a person's word: it is in no lock, and nothing that looks at the files changes it or minds it.
    [Fact]
    public async Task Lock_and_check_leave_it_alone()
    {
        using var folder = ScratchFolder.With("creatify");
        using var tool = new Tool { Directory = folder.Root };
        await tool.ExpectAsync(ExitCodes.Fine, "review", "accept");
        var before = folder.Read("creatify/reviewed.json");

        await tool.ExpectAsync(ExitCodes.Fine, "check");
        await tool.ExpectAsync(ExitCodes.Fine, "lock");

        Assert.Equal(before, folder.Read("creatify/reviewed.json"));
        Assert.DoesNotContain("reviewed", folder.Read("creatify/lock.json"), StringComparison.Ordinal);
    }

    private static FakeTimeProvider Day(int day)
    {
        var clock = new FakeTimeProvider();
        clock.Advance(TimeSpan.FromDays(day - 1));
        return clock;
    }
}
