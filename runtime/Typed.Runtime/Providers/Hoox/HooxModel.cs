using System.Text.Json;
using Typed.Hoox.Wire;
using Typed.Providers.Http.Wire;

namespace Typed.Hoox;

/// <summary>A model as Hoox currently lists it. Settings and schema are missing in lists; they are only reported for a single model.</summary>
/// <remarks>docs.hoox.video/api-reference/assets/models and …/model. Tags, plans, the prompt limit, and countries are from the vendor's guide.</remarks>
public sealed class HooxModel
{
    private readonly ModelAnswer _answer;

    private HooxModel(string name, ModelAnswer model, ModelsAnswer? list)
    {
        _answer = model;
        Name = name;
        // A filter value appears once at the root of the response, and is missing in each item.
        Type = model.Type ?? list?.Type;
        Maker = model.Provider ?? list?.Provider;
        Capabilities = new HooxCapabilities(WireObject.Read(model.Capabilities, HooxWire.Default.CapabilitiesAnswer));
        Settings = [.. (model.Settings ?? []).Where(setting => setting.Key is not null).Select(setting => new HooxSetting(setting))];
    }

    /// <summary>The model's name, as accepted by the start call.</summary>
    public string Name { get; }

    /// <summary>The display name, or null if not reported.</summary>
    public string? Label => _answer.Label;

    /// <summary><c>image</c> or <c>video</c>, or null if not reported.</summary>
    public string? Type { get; }

    /// <summary>The maker of the model, such as <c>kling</c> (<c>provider</c> on the wire), or null if not reported.</summary>
    public string? Maker { get; }

    /// <summary>The price in credits at the default parameters, inferred from two cases where both are known, or null if not reported.</summary>
    public decimal? BaseCost => _answer.BaseCost;

    /// <summary>Whether the output has audio. This seems to be the default, not the capability. Null if not reported.</summary>
    public bool? HasAudio => _answer.HasAudio;

    /// <summary>Tags such as <c>motion-control</c>.</summary>
    public IReadOnlyList<string> Tags => _answer.Tags ?? [];

    /// <summary>The highest resolution, such as <c>4k</c>, or null if not reported.</summary>
    public string? MaxResolution => _answer.MaxResolution;

    /// <summary>The plans that include the model, or empty if not reported.</summary>
    public IReadOnlyList<string> RequiredPlans => _answer.RequiredPlans ?? [];

    /// <summary>The maximum prompt length in characters, or null if not reported.</summary>
    public int? MaxPromptLength => _answer.MaxPromptLength;

    /// <summary>The supported number of references, aspect ratios, and lengths.</summary>
    public HooxCapabilities Capabilities { get; }

    /// <summary>The settings; empty in a list.</summary>
    public IReadOnlyList<HooxSetting> Settings { get; }

    /// <summary>The JSON Schema of the parameters, unchanged, or undefined in a list.</summary>
    public JsonElement InputSchema => _answer.InputSchema;

    /// <summary>The complete entry, including unknown members.</summary>
    public JsonElement Raw => _answer.Raw;

    /// <summary>The model's name.</summary>
    public override string ToString() => Name;

    internal static HooxModel? Of(ModelAnswer model, ModelsAnswer? list = null) => model.Name is { } name ? new HooxModel(name, model, list) : null;
}

/// <summary>The supported number of references, aspect ratios, and lengths of a model.</summary>
public sealed class HooxCapabilities
{
    private readonly CapabilitiesAnswer _answer;

    internal HooxCapabilities(CapabilitiesAnswer answer)
    {
        _answer = answer;
        Durations = answer.SupportedDurations is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Select(HooxSeconds.Read).OfType<TimeSpan>()]
            : [];
    }

    /// <summary>The minimum number of references, or null if not reported.</summary>
    public int? MinImages => _answer.MinImages;

    /// <summary>The maximum number of references, or null if not reported.</summary>
    public int? MaxImages => _answer.MaxImages;

    /// <summary>The aspect ratios, or empty if not reported.</summary>
    public IReadOnlyList<string> AspectRatios => _answer.SupportedAspectRatios ?? [];

    /// <summary>The default aspect ratio, or null if not reported.</summary>
    public string? DefaultAspectRatio => _answer.DefaultAspectRatio;

    /// <summary>The lengths, or empty if not reported.</summary>
    public IReadOnlyList<TimeSpan> Durations { get; }

    /// <summary>The default length, or null if not reported.</summary>
    public TimeSpan? DefaultDuration => _answer.DefaultDuration;

    /// <summary>The complete member, or undefined if it was missing.</summary>
    public JsonElement Raw => _answer.Raw;
}

/// <summary>A setting of a model.</summary>
public sealed class HooxSetting
{
    private readonly SettingAnswer _answer;

    internal HooxSetting(SettingAnswer answer) => _answer = answer;

    /// <summary>The key in <c>model_settings</c>.</summary>
    public string Key => _answer.Key!;

    /// <summary><c>boolean</c> or <c>select</c>, or null if not reported.</summary>
    public string? Type => _answer.Type;

    /// <summary>The display name, or null if not reported.</summary>
    public string? Label => _answer.Label;

    /// <summary>The default, or undefined if not reported.</summary>
    public JsonElement DefaultValue => _answer.DefaultValue;

    /// <summary>Whether the setting affects the price.</summary>
    public CostEffect CostEffect => _answer.AffectsCost switch { true => CostEffect.ChangesCost, false => CostEffect.None, null => CostEffect.Unknown };

    /// <summary>The values of a <c>select</c>, or empty if not reported.</summary>
    public IReadOnlyList<string> Options => _answer.Options ?? [];

    /// <summary>The complete entry.</summary>
    public JsonElement Raw => _answer.Raw;
}
