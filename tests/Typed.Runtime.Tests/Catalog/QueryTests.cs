using Typed.Specification;
using Typed.Validation;

namespace Typed.RuntimeTests.Catalog;

public sealed class QueryTests
{
    [Theory]
    [InlineData("tail_image_url", true)]
    [InlineData("end_image", true)]
    [InlineData("last_frame_url", true)]
    [InlineData("endImageUrl", true)]
    [InlineData("image_tail_strength", false, ParamKind.Number)]
    [InlineData("weekend_image", false)]
    [InlineData("end_time", false)]
    public void A_last_frame_is_known_by_its_name(string field, bool isFound, ParamKind kind = ParamKind.Text)
    {
        var catalogs = new ModelCatalogs(new ModelCatalog("x", Model([new ParamField(field, kind)])));
        Assert.Equal(isFound ? 1 : 0, catalogs.Find(new ModelQuery { LastFrame = true }).Matches.Count);
    }

    [Fact]
    public void What_a_partial_schema_does_not_tell_is_unsure()
    {
        var catalogs = new ModelCatalogs(new ModelCatalog("x", Model([], "partial")));
        Assert.Contains("known in part only", Assert.Single(catalogs.Find(new ModelQuery { LastFrame = true }).Unsure).Doubts[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_are_held_against_their_bounds_and_text_without_values_is_unsure()
    {
        ParamField Field(ParamKind kind, decimal? maximum = null) => new("duration", kind) { Role = ParamRole.Duration, Minimum = 4, Maximum = maximum };
        ModelFindings Find(ParamField field, double seconds) =>
            new ModelCatalogs(new ModelCatalog("x", Model([field]))).Find(new ModelQuery { Duration = TimeSpan.FromSeconds(seconds) });

        Assert.Equal("5", Assert.Single(Find(Field(ParamKind.Integer, 10), 5).Matches).Values["duration"]);
        Assert.Equal("4.5", Assert.Single(Find(Field(ParamKind.Number, 10), 4.5).Matches).Values["duration"]);
        Assert.Empty(Find(Field(ParamKind.Integer, 10), 4.5) is var half ? half.Matches.Concat(half.Unsure) : []);
        Assert.Empty(Find(Field(ParamKind.Integer, 10), 11) is var far ? far.Matches.Concat(far.Unsure) : []);
        Assert.Single(Find(Field(ParamKind.Integer), 5).Unsure);
        Assert.Single(Find(Field(ParamKind.Text), 5).Unsure);
    }

    [Fact]
    public void Fields_that_exclude_each_other_answer_no_query_together()
    {
        var rule = new CrossFieldRule("one", CrossFieldRuleKind.Excludes, "No last frame beyond 5 seconds.", "end_image", "duration");
        ParamField[] fields = [new("end_image", ParamKind.Text), new("duration", ParamKind.Integer) { Role = ParamRole.Duration, Maximum = 9 }];
        ModelFindings Find(ModelQuery query) => new ModelCatalogs(new ModelCatalog("x", Model(fields, rules: rule))).Find(query);

        Assert.Single(Find(new ModelQuery { LastFrame = true }).Matches);
        Assert.Single(Find(new ModelQuery { Duration = TimeSpan.FromSeconds(5) }).Matches);
        var both = Find(new ModelQuery { LastFrame = true, Duration = TimeSpan.FromSeconds(5) });
        Assert.Empty(both.Matches.Concat(both.Unsure));
    }

    [Fact]
    public void The_cost_is_that_of_the_values_found_and_the_defaults_of_the_others()
    {
        var catalogs = new ModelCatalogs(new ModelCatalog("creatify", SampleParams.Info));
        var found = catalogs.Find(new ModelQuery { Kind = ModelKind.ImageToVideo, Duration = TimeSpan.FromSeconds(10), FirstFrame = true });
        var match = Assert.Single(found.Matches);
        Assert.Equal((16.5m, "\"10\"", "image_url"), (match.Cost.Credits, match.Values["duration"], Assert.Single(match.Media)));
        Assert.Equal("creatify sample/v1 (duration = \"10\", image_url): 16.5 credits, exact, price table of 2025-11, read 2026-11-21", match.ToString());
        Assert.Equal((SampleParams.Valid with { Duration = SampleDuration.Seconds10 }).Cost, match.Cost);
        Assert.Empty(catalogs.Find(new ModelQuery { Provider = "other" }).Matches);
    }

    private static ModelInfo<SampleParams> Model(ParamField[] fields, string certainty = "verbatim", params CrossFieldRule[] rules) =>
        new("x", "x/one", "image_to_video", fields) { Source = new SchemaSource("", "", certainty), Rules = rules };
}
