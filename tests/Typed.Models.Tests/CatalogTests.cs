using System.Text.Json;
using Typed.Models.Tests.Kit;

namespace Typed.Models.Tests;

/// <summary>The catalog over all providers.</summary>
public sealed class CatalogTests
{
    // Before any provider but Creatify: others add to what is found, and change nothing of this.
    private static readonly ModelQuery s_creatify = new() { Provider = "creatify" };

    [Fact]
    public void Every_provider_is_in_it()
    {
        var folders = Directory.GetDirectories(SchemaFiles.Folder).Where(folder => Directory.Exists(Path.Combine(folder, "models"))).Select(Path.GetFileName);
        Assert.Equal(folders.Order(StringComparer.Ordinal), AllModels.Catalogs.Providers);
        Assert.True(AllModels.Catalogs.TryGet("creatify", "veo3.1/fast", out _));
    }

    [Fact]
    public void Image_to_video_of_1080p_and_10_seconds_with_a_last_frame()
    {
        var found = AllModels.Catalogs.Find(s_creatify with
        {
            Kind = ModelKind.ImageToVideo,
            Resolution = "1080p",
            Duration = TimeSpan.FromSeconds(10),
            LastFrame = true,
        });

        var match = Assert.Single(found.Matches);
        Assert.Equal("bytedance/seedance/v1/pro/image-to-video", match.Model.Name);
        Assert.Equal(("\"10\"", "\"1080p\"", "end_image_url"), (match.Values["duration"], match.Values["resolution"], Assert.Single(match.Media)));
        // Kling has 10 seconds and a last frame, and no word on the resolution.
        var unsure = Assert.Single(found.Unsure, one => one.Model.Name == "kling-video/v1.6/pro/image-to-video");
        Assert.Equal("its schema has no field for the resolution", Assert.Single(unsure.Doubts));
        Assert.Equal(24, unsure.Cost.Credits);
        Assert.DoesNotContain(found.Matches.Concat(found.Unsure), one => one.Model.Name.StartsWith("sora", StringComparison.Ordinal));
    }

    [Fact]
    public void The_cheapest_comes_first_and_what_has_no_price_last()
    {
        var found = AllModels.Catalogs.Find(s_creatify with { Kind = ModelKind.TextToVideo, Duration = TimeSpan.FromSeconds(8) });
        var costs = found.Matches.Select(match => match.Cost.AtLeast).ToList();
        Assert.True(costs.Count > 2);
        Assert.Equal(costs.OrderBy(cost => cost is null).ThenBy(cost => cost), costs);
    }

    /// <summary>What is found with a value is refused by no record: the value is one that the model takes.</summary>
    [Fact]
    public void Each_value_that_is_found_is_one_that_the_model_takes()
    {
        var seen = 0;
        foreach (var seconds in Enumerable.Range(1, 20))
        {
            foreach (var match in AllModels.Catalogs.Find(new ModelQuery { Duration = TimeSpan.FromSeconds(seconds) }).Matches)
            {
                var json = "{" + string.Join(",", match.Values.Select(value => $"\"{value.Key}\":{value.Value}")) + "}";
                using var document = JsonDocument.Parse(json);
                var report = match.Model.Parse(document.RootElement).Report;
                Assert.DoesNotContain(report.Errors, error => match.Values.ContainsKey(error.Path[2..]));
                seen++;
            }
        }

        Assert.True(seen > 40);
    }

    [Fact]
    public void All_of_a_query_that_asks_nothing_are_found()
    {
        var found = AllModels.Catalogs.Find(new ModelQuery());
        Assert.Equal(AllModels.Catalogs.Models.Count(), found.Matches.Count);
        Assert.Empty(found.Unsure);
    }

    [Fact]
    public void Two_catalogs_of_one_provider_are_refused_and_a_missing_one_is_named()
    {
        Assert.Throws<ArgumentException>(() => AllModels.Catalogs.With(new ModelCatalog("creatify")));
        Assert.Contains("creatify", Assert.Throws<KeyNotFoundException>(() => AllModels.Catalogs["createfy"]).Message, StringComparison.Ordinal);
    }
}
