using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.Fixtures;

/// <summary>A record with every kind of constraint, of the shape that the generator emits.</summary>
internal static class ConstrainedModel
{
    public const string Source =
        """
        #nullable enable
        using System.Collections.Generic;
        using Typed.Constraints;
        using Typed.Specification;
        namespace Acme;

        [Model("acme", "acme/studio")]
        public sealed partial record StudioParams : IStudio
        {
            [Param("prompt")] public required string Prompt { get; init; }
            [Param("caption", MinLength = 3, MaxLength = 5)] public string? Caption { get; init; }
            [Param("title", SoftMaxLength = 5)] public string? Title { get; init; }
            [Param("voice", Pattern = "^[a-z]+$")] public string? Voice { get; init; }
            [Param("code", Pattern = "^[A-Z]+$", MaxLength = 3)] public string? Code { get; init; }
            [Param("odd", Pattern = "(a+)+$")] public string? Odd { get; init; }
            [Param("foreign", Pattern = "\\p{Script=Greek}")] public string? Foreign { get; init; }
            [Param("steps", Minimum = 1D, Maximum = 4D)] public int? Steps { get; init; }
            [Param("width", ExclusiveMinimum = 0D, ExclusiveMaximum = 100D, MultipleOf = 8D)] public long? Width { get; init; }
            [Param("scale", Minimum = 0D, Maximum = 1D, MultipleOf = 0.1D)] public double? Scale { get; init; }
            [Param("above", ExclusiveMinimum = 0D)] public double? Above { get; init; }
            [Param("callback", Format = "uri")] public string? Callback { get; init; }
            [Param("image_url", Media = "image")] public string? ImageUrl { get; init; }
            [Param("images", Media = "image", MinItems = 1, MaxItems = 2)] public IReadOnlyList<string>? Images { get; init; }
            [Param("tags", SoftMaxItems = 2, UniqueItems = true, MaxLength = 3)] public IReadOnlyList<string>? Tags { get; init; }
            [Param("weights", Minimum = 0D, Maximum = 1D, UniqueItems = true)] public IReadOnlyList<double>? Weights { get; init; }
            [Param("references", MinItems = 1)] public IReadOnlyList<string> References { get; init; } = [];
            public int Other { get; init; }
        }

        public interface IStudio { }
        """;

    private static readonly Lazy<MetadataReference> s_assembly = new(() => References.Compile("Acme", Source, LanguageVersion.CSharp13, References.Runtime));

    public static MetadataReference Assembly => s_assembly.Value;
}
