using System.Text.Json;
using Typed.Reading;
using Typed.Specification;
using Typed.Validation;
using Typed.Visiting;

namespace Typed.RuntimeTests;

public enum SampleDuration
{
    Seconds5 = 5,
    Seconds10 = 10,
}

public enum SamplePreset
{
    Square = 0,
    Wide = 1,
}

public sealed partial record SampleSize : ParamsObject, IReadableParams
{
    private static readonly ParamField[] s_fields =
    [
        new("width", ParamKind.Integer) { Required = true, Minimum = 64, Maximum = 4096 },
        new("height", ParamKind.Integer) { Required = true, Minimum = 64, Maximum = 4096 },
    ];

    public required long Width { get; init; }

    public required long Height { get; init; }

    static ParamsObject IReadableParams.Read(ParamsReader reader) => new SampleSize()
    {
        Width = reader.Integer(s_fields[0]).GetValueOrDefault(),
        Height = reader.Integer(s_fields[1]).GetValueOrDefault(),
        ExtraParameters = reader.Extras(),
    };

    protected override void Accept(ParamVisitor visitor)
    {
        visitor.Integer(s_fields[0], Width);
        visitor.Integer(s_fields[1], Height);
    }
}

public sealed partial record SampleImageSize : ParamUnion
{
    private static readonly ParamField s_preset = new("image_size", ParamKind.Choice) { Values = [new(0, "square"), new(1, "wide")] };
    private static readonly ParamField s_size = new("image_size", ParamKind.Object);

    private SampleImageSize(ParamField branch, object value, int choice = 0)
        : base(branch, value, choice)
    {
    }

    public static implicit operator SampleImageSize(SamplePreset preset) => new(s_preset, preset, (int)preset);

    public static implicit operator SampleImageSize(SampleSize size) => new(s_size, size);

    internal static SampleImageSize? Read(ParamsReader reader, ParamField field) =>
        ReadBranch<SampleImageSize>(
            reader,
            field,
            (s_preset, static (r, f) => r.Choice(f) is { } value ? new SampleImageSize(f, (SamplePreset)value, value) : null),
            (s_size, static (r, f) => r.Object<SampleSize>(f) is { } value ? new SampleImageSize(f, value) : null));
}

/// <summary>Written by hand in the shape that the generator emits, with a field for every keyword.</summary>
public sealed partial record SampleParams : ModelParams, IModelParams<SampleParams>
{
    private static readonly ParamField[] s_fields =
    [
        new("prompt", ParamKind.Text) { Required = true, MinLength = 2, MaxLength = 40, SoftMaxLength = 30, Pattern = "^[^<]*$" },
        new("image_url", ParamKind.Text) { Format = "uri" },
        new("duration", ParamKind.Choice) { Role = ParamRole.Duration, Default = "\"5\"", Values = [new(5, "5"), new(10, "10")] },
        new("cfg_scale", ParamKind.Number) { Minimum = 0, Maximum = 1, MultipleOf = 0.1m },
        new("strength", ParamKind.Number) { ExclusiveMinimum = 0, ExclusiveMaximum = 1 },
        new("max_images", ParamKind.Integer) { Minimum = 1, Maximum = 6, Default = "1" },
        new("image_urls", ParamKind.List) { MinItems = 1, MaxItems = 4, SoftMaxItems = 3, UniqueItems = true, Items = new("", ParamKind.Text) { Format = "uri" } },
        new("image_size", ParamKind.Union),
        new("loop", ParamKind.Boolean),
        new("seed", ParamKind.Integer),
        new("camera", ParamKind.Json),
    ];

    public static ModelInfo<SampleParams> Info { get; } = new("creatify", "sample/v1", "image_to_video", s_fields)
    {
        Prices = new PriceTable("credits", "output", new PriceRule(8, "duration", "5"), new PriceRule(16.5m, "duration", "10"))
        {
            CountField = "max_images",
            Certainty = CostCertainty.Exact,
            AsOf = "2025-11",
            Retrieved = "2026-11-21",
        },
        Rules =
        [
            new("loop-needs-seed", CrossFieldRuleKind.Requires, "loop needs seed.", "loop", "seed"),
            new("strength-or-cfg", CrossFieldRuleKind.Excludes, "strength goes without cfg_scale.", "strength", "cfg_scale"),
            new("one-source", CrossFieldRuleKind.ExactlyOneOf, "Either image_url or image_urls.", "image_url", "image_urls"),
            new("any-text", CrossFieldRuleKind.AtLeastOneOf, "A prompt or a camera.", "prompt", "camera"),
            new("inputs-and-outputs", CrossFieldRuleKind.Sum, "At most 7 images together.", "count(image_urls)", "max_images") { Maximum = 7, Severity = ViolationSeverity.Warning },
            new("pixels", CrossFieldRuleKind.Product, "At most a megapixel.", "image_size.width", "image_size.height") { Maximum = 1_000_000 },
            new("shape", CrossFieldRuleKind.Ratio, "From 1:2 to 2:1.", "image_size.width", "image_size.height") { Minimum = 0.5m, Maximum = 2 },
        ],
    };

    public required string Prompt { get; init; }

    public string? ImageUrl { get; init; }

    public SampleDuration? Duration { get; init; } = SampleDuration.Seconds5;

    public double? CfgScale { get; init; }

    public double? Strength { get; init; }

    public long? MaxImages { get; init; } = 1;

    public IReadOnlyList<string>? ImageUrls { get; init; }

    public SampleImageSize? ImageSize { get; init; }

    public bool? Loop { get; init; }

    public long? Seed { get; init; }

    public JsonElement? Camera { get; init; }

    public static SampleParams Valid { get; } = new() { Prompt = "A man walking", ImageUrl = "https://example.com/snow.jpg" };

    static ParamsObject IReadableParams.Read(ParamsReader reader) => new SampleParams()
    {
        Prompt = reader.Text(s_fields[0])!,
        ImageUrl = reader.Text(s_fields[1]),
        Duration = (SampleDuration?)reader.Choice(s_fields[2]),
        CfgScale = reader.Number(s_fields[3]),
        Strength = reader.Number(s_fields[4]),
        MaxImages = reader.Integer(s_fields[5]),
        ImageUrls = reader.TextList(s_fields[6]),
        ImageSize = SampleImageSize.Read(reader, s_fields[7]),
        Loop = reader.Boolean(s_fields[8]),
        Seed = reader.Integer(s_fields[9]),
        Camera = reader.Json(s_fields[10]),
        ExtraParameters = reader.Extras(),
    };

    protected override ModelInfo GetModel() => Info;

    protected override void Accept(ParamVisitor visitor)
    {
        visitor.Text(s_fields[0], Prompt);
        visitor.Text(s_fields[1], ImageUrl);
        visitor.Choice(s_fields[2], (int?)Duration);
        visitor.Number(s_fields[3], CfgScale);
        visitor.Number(s_fields[4], Strength);
        visitor.Integer(s_fields[5], MaxImages);
        visitor.TextList(s_fields[6], ImageUrls);
        visitor.Union(s_fields[7], ImageSize);
        visitor.Boolean(s_fields[8], Loop);
        visitor.Integer(s_fields[9], Seed);
        visitor.Json(s_fields[10], Camera);
    }
}
