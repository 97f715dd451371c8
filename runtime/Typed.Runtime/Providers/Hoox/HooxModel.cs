using System.Text.Json;
using Typed.Hoox.Wire;
using Typed.Providers.Http.Wire;

namespace Typed.Hoox;

/// <summary>A model as Hoox currently lists it. Settings and schema are missing in lists; they are only reported for a single model.</summary>
/// <remarks>docs.hoox.video/api-reference/assets/models and …/model. Tags, plans, the prompt limit, and countries are from the vendor's guide.</remarks>
public sealed class HooxModel
{
    private HooxModel(string name, ModelAnswer model, ModelsAnswer? list)
    {
        Name = name;
        Label = model.Label;
        // A filter value appears once at the root of the response, and is missing in each item.
        Type = model.Type ?? list?.Type;
        Maker = model.Provider ?? list?.Provider;
        BaseCost = model.BaseCost;
        HasAudio = model.HasAudio;
        Tags = model.Tags ?? [];
        MaxResolution = model.MaxResolution;
        RequiredPlans = model.RequiredPlans ?? [];
        MaxPromptLength = model.MaxPromptLength;
        Capabilities = new HooxCapabilities(WireObject.Read(model.Capabilities, HooxWire.Default.CapabilitiesAnswer));
        Settings = [.. (model.Settings ?? []).Where(setting => setting.Key is not null).Select(setting => new HooxSetting(setting))];
        InputSchema = model.InputSchema;
        Raw = model.Raw;
    }

    /// <summary>The model's name, as accepted by the start call.</summary>
    public string Name { get; }

    /// <summary>The display name, or null if not reported.</summary>
    public string? Label { get; }

    /// <summary><c>image</c> or <c>video</c>, or null if not reported.</summary>
    public string? Type { get; }

    /// <summary>The maker of the model, such as <c>kling</c> (<c>provider</c> on the wire), or null if not reported.</summary>
    public string? Maker { get; }

    /// <summary>The price in credits at the default parameters, inferred from two cases where both are known, or null if not reported.</summary>
    public decimal? BaseCost { get; }

    /// <summary>Whether the output has audio. This seems to be the default, not the capability. Null if not reported.</summary>
    public bool? HasAudio { get; }

    /// <summary>Tags such as <c>motion-control</c>.</summary>
    public IReadOnlyList<string> Tags { get; }

    /// <summary>The highest resolution, such as <c>4k</c>, or null if not reported.</summary>
    public string? MaxResolution { get; }

    /// <summary>The plans that include the model, or empty if not reported.</summary>
    public IReadOnlyList<string> RequiredPlans { get; }

    /// <summary>The maximum prompt length in characters, or null if not reported.</summary>
    public int? MaxPromptLength { get; }

    /// <summary>The supported number of references, aspect ratios, and lengths.</summary>
    public HooxCapabilities Capabilities { get; }

    /// <summary>The settings; empty in a list.</summary>
    public IReadOnlyList<HooxSetting> Settings { get; }

    /// <summary>The JSON Schema of the parameters, unchanged, or undefined in a list.</summary>
    public JsonElement InputSchema { get; }

    /// <summary>The complete entry, including unknown members.</summary>
    public JsonElement Raw { get; }

    /// <summary>The model's name.</summary>
    public override string ToString() => Name;

    internal static HooxModel? Of(ModelAnswer model, ModelsAnswer? list = null) => model.Name is { } name ? new HooxModel(name, model, list) : null;
}

/// <summary>The supported number of references, aspect ratios, and lengths of a model.</summary>
public sealed class HooxCapabilities
{
    internal HooxCapabilities(CapabilitiesAnswer answer)
    {
        MinImages = answer.MinImages;
        MaxImages = answer.MaxImages;
        AspectRatios = answer.SupportedAspectRatios ?? [];
        DefaultAspectRatio = answer.DefaultAspectRatio;
        Durations = answer.SupportedDurations is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Select(HooxSeconds.Read).OfType<TimeSpan>()]
            : [];
        DefaultDuration = answer.DefaultDuration;
        Raw = answer.Raw;
    }

    /// <summary>The minimum number of references, or null if not reported.</summary>
    public int? MinImages { get; }

    /// <summary>The maximum number of references, or null if not reported.</summary>
    public int? MaxImages { get; }

    /// <summary>The aspect ratios, or empty if not reported.</summary>
    public IReadOnlyList<string> AspectRatios { get; }

    /// <summary>The default aspect ratio, or null if not reported.</summary>
    public string? DefaultAspectRatio { get; }

    /// <summary>The lengths, or empty if not reported.</summary>
    public IReadOnlyList<TimeSpan> Durations { get; }

    /// <summary>The default length, or null if not reported.</summary>
    public TimeSpan? DefaultDuration { get; }

    /// <summary>The complete member, or undefined if it was missing.</summary>
    public JsonElement Raw { get; }
}

/// <summary>A setting of a model.</summary>
public sealed class HooxSetting
{
    internal HooxSetting(SettingAnswer answer)
    {
        Key = answer.Key!;
        Type = answer.Type;
        Label = answer.Label;
        DefaultValue = answer.DefaultValue;
        CostEffect = answer.AffectsCost switch { true => CostEffect.ChangesCost, false => CostEffect.None, null => CostEffect.Unknown };
        Options = answer.Options ?? [];
        Raw = answer.Raw;
    }

    /// <summary>The key in <c>model_settings</c>.</summary>
    public string Key { get; }

    /// <summary><c>boolean</c> or <c>select</c>, or null if not reported.</summary>
    public string? Type { get; }

    /// <summary>The display name, or null if not reported.</summary>
    public string? Label { get; }

    /// <summary>The default, or undefined if not reported.</summary>
    public JsonElement DefaultValue { get; }

    /// <summary>Whether the setting affects the price.</summary>
    public CostEffect CostEffect { get; }

    /// <summary>The values of a <c>select</c>, or empty if not reported.</summary>
    public IReadOnlyList<string> Options { get; }

    /// <summary>The complete entry.</summary>
    public JsonElement Raw { get; }
}
