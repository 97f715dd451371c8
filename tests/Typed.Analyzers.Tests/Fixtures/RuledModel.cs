using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.Fixtures;

/// <summary>A record with slots, every kind of rule and a price table, of the shape that the generator emits.</summary>
internal static class RuledModel
{
    public const string Source =
        """
        #nullable enable
        using System.Collections.Generic;
        using Typed.Constraints;
        using Typed.Specification;
        using Typed.Validation;
        namespace Acme;

        [Model("acme", "acme/film")]
        [PriceTable(CountField = "num", UpToField = "max", AsOf = "2026-11")]
        [PriceRule(8D, "duration", "5", "quality", "low")]
        [PriceRule(16D, "duration", "10", "quality", "low")]
        [PriceRule(20D, "duration", "5", "quality", "high")]
        [ParamRule("a", CrossFieldRuleKind.Requires, "An end needs a start.", "end_url", "start_url")]
        [ParamRule("b", CrossFieldRuleKind.Excludes, "Text or voice.", "voice", "text")]
        [ParamRule("c", CrossFieldRuleKind.ExactlyOneOf, "One script.", "script_a", "script_b")]
        [ParamRule("d", CrossFieldRuleKind.AtLeastOneOf, "A look.", "style", "styles", "mood")]
        [ParamRule("e", CrossFieldRuleKind.Sum, "At most 4 images.", "count(images)", "num", Maximum = 4D, Severity = Typed.ViolationSeverity.Warning)]
        [ParamRule("f", CrossFieldRuleKind.Product, "At least 100 pixels.", "size.width", "size.height", Minimum = 100D)]
        [ParamRule("g", CrossFieldRuleKind.Ratio, "Shape from 1:4 to 4:1.", "size.width", "size.height", Minimum = 0.25D, Maximum = 4D)]
        [ParamRule("h", CrossFieldRuleKind.Excludes, "No styles in high quality.", "styles", "quality=high")]
        [ParamRule("i", CrossFieldRuleKind.Requires, "Three need a text.", "num=3", "text")]
        [ParamRule("j", CrossFieldRuleKind.Excludes, "No voice in width 40.", "voice", "size.width=40")]
        public sealed partial record FilmParams : Typed.ParamsObject
        {
            [Param("start_url", Slot = 0)] public string? StartUrl { get; init; }
            [Param("end_url", Slot = 1)] public string? EndUrl { get; init; }
            [Param("voice")] public string? Voice { get; init; }
            [Param("text")] public string? Text { get; init; }
            [Param("script_a")] public string? ScriptA { get; init; }
            [Param("script_b")] public string? ScriptB { get; init; }
            [Param("style")] public string? Style { get; init; }
            [Param("styles")] public IReadOnlyList<string>? Styles { get; init; }
            [Param("mood", Default = "\"calm\"")] public string? Mood { get; init; } = "calm";
            [Param("images")] public IReadOnlyList<string>? Images { get; init; }
            [Param("num", Default = "1")] public int? Num { get; init; } = 1;
            [Param("max", Default = "1")] public int? Max { get; init; } = 1;
            [Param("duration", Role = ParamRole.Duration, Default = "5")] public FilmDuration? Duration { get; init; } = FilmDuration.Seconds5;
            [Param("quality", Default = "\"low\"")] public FilmQuality? Quality { get; init; } = FilmQuality.Low;
            [Param("size")] public FilmSize? Size { get; init; }
            protected override void Accept(Typed.Visiting.ParamVisitor visitor) { }
        }

        [ParamEnum("duration", "5", "10", "\"auto\"", Role = ParamRole.Duration, Provider = "acme", Model = "acme/film")]
        public enum FilmDuration { Seconds5 = 5, Seconds10 = 10, Auto = -1 }

        public static class FilmDurations { public static FilmDuration FromSeconds(int seconds) => (FilmDuration)seconds; }

        [ParamEnum("quality", "\"low\"", "\"high\"", Provider = "acme", Model = "acme/film")]
        public enum FilmQuality { Low = 1, High = 2 }

        public sealed record FilmSize
        {
            public static implicit operator FilmSize(FilmSizeCustom value) => new();
            public static implicit operator FilmSize((int Width, int Height) value) => new();
        }

        public sealed record FilmSizeCustom
        {
            [Param("width", Default = "10")] public int? Width { get; init; } = 10;
            [Param("height", Default = "10")] public int? Height { get; init; } = 10;
        }

        [Model("acme", "acme/free")]
        public sealed partial record FreeParams { [Param("prompt")] public string? Prompt { get; init; } }
        """;

    private static readonly Lazy<MetadataReference> s_assembly = new(() => References.Compile("Film", Source, LanguageVersion.CSharp13, References.Runtime));

    public static MetadataReference Assembly => s_assembly.Value;
}
