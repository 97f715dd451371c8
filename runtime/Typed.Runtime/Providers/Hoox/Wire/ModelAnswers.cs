using System.Text.Json;
using System.Text.Json.Serialization;
using Typed.Providers.Http.Wire;

namespace Typed.Hoox.Wire;

/// <summary>The list of models. A filter appears once, here, and is missing in each item.</summary>
/// <remarks>docs.hoox.video/api-reference/assets/models.</remarks>
internal sealed record ModelsAnswer : WireObject
{
    public string? Type { get; set; }
    public string? Provider { get; set; }
    [JsonConverter(typeof(WireList<ModelAnswer>))]
    public IReadOnlyList<ModelAnswer>? Models { get; set; }
}

/// <summary>A model. Settings and schema are missing in lists.</summary>
/// <remarks>docs.hoox.video/api-reference/assets/model. Tags, plans, the prompt limit, and countries are from the vendor's guide.</remarks>
internal sealed record ModelAnswer : WireObject
{
    public string? Name { get; set; }
    public string? Label { get; set; }
    public string? Type { get; set; }
    public string? Provider { get; set; }
    public decimal? BaseCost { get; set; }
    public bool? HasAudio { get; set; }
    public IReadOnlyList<string>? Tags { get; set; }
    public string? MaxResolution { get; set; }
    public IReadOnlyList<string>? RequiredPlans { get; set; }
    public int? MaxPromptLength { get; set; }
    public JsonElement Capabilities { get; set; }
    [JsonConverter(typeof(WireList<SettingAnswer>))]
    public IReadOnlyList<SettingAnswer>? Settings { get; set; }
    public JsonElement InputSchema { get; set; }
}

/// <summary>What a model supports.</summary>
internal sealed record CapabilitiesAnswer : WireObject
{
    public int? MinImages { get; set; }
    public int? MaxImages { get; set; }
    public IReadOnlyList<string>? SupportedAspectRatios { get; set; }
    public string? DefaultAspectRatio { get; set; }
    public JsonElement SupportedDurations { get; set; }
    public TimeSpan? DefaultDuration { get; set; }
}

/// <summary>A setting of a model.</summary>
internal sealed record SettingAnswer : WireObject
{
    public string? Key { get; set; }
    public string? Type { get; set; }
    public string? Label { get; set; }
    public JsonElement DefaultValue { get; set; }
    public bool? AffectsCost { get; set; }
    public IReadOnlyList<string>? Options { get; set; }
}

/// <summary>The price of a request.</summary>
/// <remarks>docs.hoox.video/api-reference/assets/pricing.</remarks>
internal sealed record PriceAnswer : WireObject
{
    public string? Model { get; set; }
    public int? GenerationCount { get; set; }
    public decimal? CostPerGeneration { get; set; }
    public decimal? TotalCost { get; set; }
    public string? Currency { get; set; }
    public JsonElement Normalized { get; set; }
}
