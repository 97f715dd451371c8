using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.Fixtures;

/// <summary>Small models, each for one detail: kinds of prices, durations from zero, long lists of values, and rules with three terms.</summary>
internal static class DetailModels
{
    private const string Source =
        """
        #nullable enable
        using System.Collections.Generic;
        using Typed;
        using Typed.Constraints;
        using Typed.Specification;
        using Typed.Validation;
        namespace Details;

        [Model("details", "differs")]
        [PriceTable(AsOf = "2026-10", Unit = "coins")]
        [PriceRule(9D, "size", "small", AtLeast = 7D)]
        [PriceRule(12D, "size", "large")]
        public sealed partial record DiffersParams { [Param("size", Default = "\"small\"")] public string? Size { get; init; } = "small"; }

        [Model("details", "typical")]
        [PriceTable(Certainty = CostCertainty.Typical)]
        [PriceRule(2.5D)]
        public sealed partial record TypicalParams { [Param("prompt")] public string? Prompt { get; init; } }

        [Model("details", "contradictory")]
        [PriceTable(AsOf = "2026-10", Certainty = CostCertainty.Contradictory)]
        public sealed partial record ContradictoryParams { [Param("prompt")] public string? Prompt { get; init; } }

        [Model("details", "steps")]
        [PriceTable(AsOf = "2026-10")]
        [PriceRule(1D, "duration", "0s")]
        [PriceRule(5D, "duration", "5s")]
        [PriceRule(10D, "duration", "10s")]
        [PriceRule(20D, "duration", "20s")]
        public sealed partial record StepsParams { [Param("duration", Role = ParamRole.Duration, Default = "\"5s\"")] public StepsDuration? Duration { get; init; } = StepsDuration.Seconds5; }

        [ParamEnum("duration", "\"0s\"", "\"5s\"", "\"10s\"", "\"20s\"", "\"auto\"", Role = ParamRole.Duration, Provider = "details", Model = "steps")]
        public enum StepsDuration { Seconds0 = 0, Seconds5 = 5, Seconds10 = 10, Seconds20 = 20, Auto = -1 }

        [ParamEnum("resolution", "\"480p\"", "\"2K\"", "\"4k\"", "\"best\"", Role = ParamRole.Resolution, Provider = "details", Model = "sharp")]
        public enum SharpResolution { P480 = 480, K2 = 1073741825, K4 = 1073741826, Best = 1073741827 }

        [ParamEnum("rate", "0.5", "1", "2", Provider = "details", Model = "speed")]
        public enum SpeedRate { Half = 1073741828, One = 1073741829, Two = 1073741830 }

        [ParamEnum("voice", "\"v1\"", "\"v2\"", "\"v3\"", "\"v4\"", "\"v5\"", "\"v6\"", "\"v7\"", "\"v8\"", "\"v9\"", "\"v10\"", "\"v11\"", "\"v12\"", "\"v13\"", "\"v14\"", "\"v15\"", "\"v16\"", Provider = "details", Model = "voice")]
        public enum SixteenVoices { V1 = 1, V2, V3, V4, V5, V6, V7, V8, V9, V10, V11, V12, V13, V14, V15, V16 }

        [ParamEnum("voice", "\"v1\"", "\"v2\"", "\"v3\"", "\"v4\"", "\"v5\"", "\"v6\"", "\"v7\"", "\"v8\"", "\"v9\"", "\"v10\"", "\"v11\"", "\"v12\"", "\"v13\"", "\"v14\"", "\"v15\"", "\"v16\"", "\"v17\"", Provider = "details", Model = "voice")]
        public enum SeventeenVoices { V1 = 1, V2, V3, V4, V5, V6, V7, V8, V9, V10, V11, V12, V13, V14, V15, V16, V17 }

        [ParamEnum("tone", "\"calm\"", Provider = "details", Model = "texts")]
        public enum Tone { Calm = 1 }

        [Model("details", "rules")]
        [ParamRule("a", CrossFieldRuleKind.Requires, "A mask needs an image and a mode.", "mask", "image", "mode")]
        [ParamRule("b", CrossFieldRuleKind.AtLeastOneOf, "An image or a text.", "image", "text")]
        [ParamRule("c", CrossFieldRuleKind.Sum, "At most 3.", "number", Maximum = 3D)]
        [ParamRule("d", CrossFieldRuleKind.AtLeastOneOf, "A seed.", "seed", Severity = ViolationSeverity.Warning)]
        public sealed partial record RulesParams
        {
            [Param("mask")] public string? Mask { get; init; }
            [Param("image")] public string? Image { get; init; }
            [Param("mode")] public string? Mode { get; init; }
            [Param("text")] public string? Text { get; init; }
            [Param("number")] public int? Number { get; init; }
            [Param("seed")] public int? Seed { get; init; }
        }

        [Model("details", "required")]
        [ParamRule("a", CrossFieldRuleKind.Excludes, "A name or a code.", "name", "other")]
        public sealed partial record RequiredTextsParams
        {
            [Param("name", MinLength = 1)] public required string Name { get; init; }
            [Param("code", Pattern = "^[a-z]+$")] public required string Code { get; init; }
            [Param("free")] public required string Free { get; init; }
            [Param("other")] public string? Other { get; init; }
        }

        [Model("details", "loud")]
        [ParamRule("a", CrossFieldRuleKind.Excludes, "No tone in silence.", "tone", "loud=false")]
        public sealed partial record LoudParams
        {
            [Param("tone")] public string? Tone { get; init; }
            [Param("loud")] public bool? Loud { get; init; }
            public ExtraParameters? ExtraParameters { get; init; }
        }

        [Model("details", "numbers")]
        public sealed partial record NumbersParams
        {
            [Param("one", Slot = 0)] public long? One { get; init; }
            [Param("two", Slot = 1)] public long? Two { get; init; }
        }

        [ParamEnum("resolution", "\"480\"", "\"720\"", Role = ParamRole.Resolution, Provider = "details", Model = "plain")]
        public enum PlainResolution { P480 = 480, P720 = 720 }

        [Model("details", "slots")]
        public sealed partial record SlotsParams
        {
            [Param("first", Slot = 0)] public required string First { get; init; }
            [Param("last", Slot = 1)] public string? Last { get; init; }
            [Param("references")] public IReadOnlyList<MediaInput>? References { get; init; }
            public ExtraParameters? ExtraParameters { get; init; }
        }

        [Model("details", "texts")]
        public sealed partial record TextsParams
        {
            [Param("prompt", MaxLength = 3)] public string? Prompt { get; init; }
            [Param("voice", Pattern = "^[a-z]+$")] public string? Voice { get; init; }
            [Param("image_url", Media = "image")] public string? ImageUrl { get; init; }
            [Param("sound_url", Media = "audio")] public string? SoundUrl { get; init; }
            [Param("model_url", Media = "model")] public string? ModelUrl { get; init; }
            [Param("page", Format = "url")] public string? Page { get; init; }
            [Param("day", Format = "date")] public string? Day { get; init; }
            [Param("even", Minimum = 1D, MultipleOf = 2D)] public int? Even { get; init; }
            [Param("most", Maximum = 4D)] public int? Most { get; init; }
            [Param("below", ExclusiveMaximum = 4D)] public int? Below { get; init; }
            [Param("least", Minimum = 2D)] public double? Least { get; init; }
            [Param("between", Minimum = 2D, ExclusiveMaximum = 4D)] public double? Between { get; init; }
            [Param("above", ExclusiveMinimum = 0D)] public double? Above { get; init; }
            [Param("loud")] public bool? Loud { get; init; }
            [Param("tone")] public Tone? Tone { get; init; }
            [Param("pace")] public SpeedRate? Pace { get; init; }
            [Param("other")] public TextsParams? Other { get; init; }
            [Param("over", ExclusiveMinimum = 2.5D)] public int? Over { get; init; }
            [Param("from", Minimum = 2.5D)] public int? From { get; init; }
            [Param("to", Maximum = 4.5D)] public int? To { get; init; }
            [Param("flags", UniqueItems = true)] public IReadOnlyList<bool>? Flags { get; init; }
            [Param("paces", UniqueItems = true)] public IReadOnlyList<SpeedRate>? Paces { get; init; }
            [Param("two", MinItems = 2)] public IReadOnlyList<string>? Two { get; init; }
        }
        """;

    private static readonly Lazy<MetadataReference> s_assembly = new(() => References.Compile("Details", Source, LanguageVersion.CSharp13, References.Runtime));

    public static MetadataReference Assembly => s_assembly.Value;
}
