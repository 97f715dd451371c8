using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.Fixtures;

/// <summary>Models with slots, with references, with both; deprecated ones; and one that is gone.</summary>
internal static class RetiredModels
{
    public const string Source =
        """
        #nullable enable
        using System.Collections.Generic;
        using Typed;
        using Typed.Constraints;
        [assembly: RemovedModel("creatify", "film-0", Since = "2026-03-01", Replacement = "film-2")]
        [assembly: RemovedModel("creatify", "film-x")]
        [assembly: RemovedModel("creatify", "film-shared")]
        [assembly: RemovedModel("other", "film-shared")]
        namespace Acme;

        [Model("creatify", "film-1", Deprecated = "until 2026-12-31", Replacement = "film-2")]
        public sealed partial record OldFilmParams
        {
            [Param("prompt")] public string? Prompt { get; init; }
            [Param("mood")] public string? Mood { get; init; }
        }

        [Model("creatify", "film-y", Deprecated = "announced")]
        public sealed partial record LastFilmParams { [Param("prompt")] public string? Prompt { get; init; } }

        [Model("creatify", "film-z", Deprecated = "announced", Replacement = "film-8")]
        public sealed partial record EarlyFilmParams { [Param("prompt")] public string? Prompt { get; init; } }

        // Only the name is known: TypedModels=used in an editor.
        [Model("creatify", "film-8")]
        public abstract partial record UnusedFilmParams;

        [Model("other", "play-1")]
        public sealed partial record PlayParams { [Param("prompt")] public string? Prompt { get; init; } }

        [Model("creatify", "film-2")]
        public sealed partial record NewFilmParams
        {
            [Param("prompt")] public string? Prompt { get; init; }
            [Param("start_image", Slot = 0)] public string? StartImage { get; init; }
            [Param("end_image", Slot = 1)] public string? EndImage { get; init; }
            public ExtraParameters? ExtraParameters { get; init; }
        }

        [Model("creatify", "film-3")]
        public sealed partial record ListFilmParams
        {
            [Param("references")] public IReadOnlyList<MediaInput>? References { get; init; }
            public ExtraParameters? ExtraParameters { get; init; }
        }

        [Model("creatify", "film-4")]
        public sealed partial record BothFilmParams
        {
            [Param("start_image", Slot = 0)] public string? StartImage { get; init; }
            [Param("end_image", Slot = 1)] public string? EndImage { get; init; }
            [Param("references")] public IReadOnlyList<MediaInput>? References { get; init; }
            public ExtraParameters? ExtraParameters { get; init; }
        }
        """;

    private static readonly Lazy<MetadataReference> s_assembly = new(() => References.Compile("Retired", Source, LanguageVersion.CSharp13, References.Runtime));

    public static MetadataReference Assembly => s_assembly.Value;
}
