using System.Text.Json;
using Typed.Providers.Http;

namespace Typed.Hoox;

/// <summary>A model as Hoox lists it now. The list has no settings and no schema; those come with one model.</summary>
/// <remarks>docs.hoox.video/api-reference/assets/models and …/model; tags, plans, the prompt's limit and countries are from the vendor's guide.</remarks>
public sealed class HooxModel
{
    private HooxModel(string name, JsonElement raw, JsonElement list)
    {
        Name = name;
        Label = TolerantJson.Text(raw, "label");
        // What was the filter stands once at the root of the answer, and is left out of each item.
        Type = TolerantJson.Text(raw, "type") ?? TolerantJson.Text(list, "type");
        Maker = TolerantJson.Text(raw, "provider") ?? TolerantJson.Text(list, "provider");
        BaseCost = TolerantJson.Decimal(raw, "base_cost");
        HasAudio = TolerantJson.Member(raw, "has_audio") switch { { ValueKind: JsonValueKind.True } => true, { ValueKind: JsonValueKind.False } => false, _ => null };
        Tags = HooxTexts.Of(raw, "tags");
        MaxResolution = TolerantJson.Text(raw, "max_resolution");
        RequiredPlans = HooxTexts.Of(raw, "required_plans");
        MaxPromptLength = TolerantJson.Integer(raw, "max_prompt_length");
        Capabilities = new HooxCapabilities(TolerantJson.Member(raw, "capabilities") ?? default);
        Settings = TolerantJson.Member(raw, "settings") is { ValueKind: JsonValueKind.Array } settings
            ? [.. settings.EnumerateArray().Select(HooxSetting.Read).OfType<HooxSetting>()]
            : [];
        InputSchema = TolerantJson.Member(raw, "input_schema") ?? default;
        Raw = raw;
    }

    /// <summary>The model's name, as the start call takes it.</summary>
    public string Name { get; }

    /// <summary>The name for people; null where not said.</summary>
    public string? Label { get; }

    /// <summary><c>image</c> or <c>video</c>; null where not said.</summary>
    public string? Type { get; }

    /// <summary>Who makes the model, such as <c>kling</c> (<c>provider</c> on the wire); null where not said.</summary>
    public string? Maker { get; }

    /// <summary>The price in credits at the default parameters, by two cases where both are known; null where not said.</summary>
    public decimal? BaseCost { get; }

    /// <summary>Whether it makes sound; it seems to tell the default, not the ability. Null where not said.</summary>
    public bool? HasAudio { get; }

    /// <summary>Tags such as <c>motion-control</c>.</summary>
    public IReadOnlyList<string> Tags { get; }

    /// <summary>The largest resolution, such as <c>4k</c>; null where not said.</summary>
    public string? MaxResolution { get; }

    /// <summary>The plans that may use it; empty where not said.</summary>
    public IReadOnlyList<string> RequiredPlans { get; }

    /// <summary>The most characters of a prompt; null where not said.</summary>
    public int? MaxPromptLength { get; }

    /// <summary>How many references it takes, and which ratios and lengths.</summary>
    public HooxCapabilities Capabilities { get; }

    /// <summary>The settings; empty in a list.</summary>
    public IReadOnlyList<HooxSetting> Settings { get; }

    /// <summary>The JSON Schema of the parameters, as it came; undefined in a list.</summary>
    public JsonElement InputSchema { get; }

    /// <summary>The whole entry, members that are not known included.</summary>
    public JsonElement Raw { get; }

    /// <summary>The model's name.</summary>
    public override string ToString() => Name;

    internal static HooxModel? Read(JsonElement json, JsonElement list) => TolerantJson.Text(json, "name") is { } name ? new HooxModel(name, json, list) : null;
}

/// <summary>How many references a model takes, and which ratios and lengths.</summary>
public sealed class HooxCapabilities
{
    internal HooxCapabilities(JsonElement raw)
    {
        MinImages = TolerantJson.Integer(raw, "min_images");
        MaxImages = TolerantJson.Integer(raw, "max_images");
        AspectRatios = HooxTexts.Of(raw, "supported_aspect_ratios");
        DefaultAspectRatio = TolerantJson.Text(raw, "default_aspect_ratio");
        Durations = TolerantJson.Member(raw, "supported_durations") is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Select(HooxSeconds.Read).OfType<TimeSpan>()]
            : [];
        DefaultDuration = HooxSeconds.Read(raw, "default_duration");
        Raw = raw;
    }

    /// <summary>The fewest references; null where not said.</summary>
    public int? MinImages { get; }

    /// <summary>The most references; null where not said.</summary>
    public int? MaxImages { get; }

    /// <summary>The ratios; empty where not said.</summary>
    public IReadOnlyList<string> AspectRatios { get; }

    /// <summary>The default ratio; null where not said.</summary>
    public string? DefaultAspectRatio { get; }

    /// <summary>The lengths; empty where not said.</summary>
    public IReadOnlyList<TimeSpan> Durations { get; }

    /// <summary>The default length; null where not said.</summary>
    public TimeSpan? DefaultDuration { get; }

    /// <summary>The whole member; undefined where it was missing.</summary>
    public JsonElement Raw { get; }
}

/// <summary>A setting of a model.</summary>
public sealed class HooxSetting
{
    private HooxSetting(string key, JsonElement raw)
    {
        Key = key;
        Type = TolerantJson.Text(raw, "type");
        Label = TolerantJson.Text(raw, "label");
        DefaultValue = TolerantJson.Member(raw, "default_value") ?? default;
        CostEffect = TolerantJson.Member(raw, "affects_cost") switch
        {
            { ValueKind: JsonValueKind.True } => CostEffect.ChangesCost,
            { ValueKind: JsonValueKind.False } => CostEffect.None,
            _ => CostEffect.Unknown,
        };
        Options = HooxTexts.Of(raw, "options");
        Raw = raw;
    }

    /// <summary>The key within <c>model_settings</c>.</summary>
    public string Key { get; }

    /// <summary><c>boolean</c> or <c>select</c>; null where not said.</summary>
    public string? Type { get; }

    /// <summary>The name for people; null where not said.</summary>
    public string? Label { get; }

    /// <summary>The default; undefined where not said.</summary>
    public JsonElement DefaultValue { get; }

    /// <summary>Whether it changes the price.</summary>
    public CostEffect CostEffect { get; }

    /// <summary>The values of a <c>select</c>; empty where not said.</summary>
    public IReadOnlyList<string> Options { get; }

    /// <summary>The whole entry.</summary>
    public JsonElement Raw { get; }

    internal static HooxSetting? Read(JsonElement json) => TolerantJson.Text(json, "key") is { } key ? new HooxSetting(key, json) : null;
}
