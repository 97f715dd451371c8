using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.Fixtures;

/// <summary>The records that the other fixtures lack: two kinds of media, a documented rule, a changed default, enums numbered by position, and services with HTTP clients.</summary>
internal static class PairedModels
{
    private const string Source =
        """
        #nullable enable
        using Typed.Constraints;
        using Typed.Specification;
        using Typed.Validation;
        namespace Acme.Pairs;

        [Model("acme", "acme/cut")]
        public sealed partial record CutParams
        {
            [Param("prompt")] public string? Prompt { get; init; }
            [Param("image_url", Media = "image")] public string? ImageUrl { get; init; }
            [Param("video_url", Media = "video")] public string? VideoUrl { get; init; }
        }

        [Model("acme", "acme/talk")]
        [ParamRule("a", CrossFieldRuleKind.Excludes, "Text or voice.", "voice", "text", Severity = Typed.ViolationSeverity.Warning)]
        public sealed partial record TalkParams
        {
            [Param("voice")] public string? Voice { get; init; }
            [Param("text")] public string? Text { get; init; }
        }

        [Model("acme", "acme/changed")]
        [ReviewedDefault("mood", "\"calm\"", Reviewed = "2026-10-01")]
        public sealed partial record ChangedParams
        {
            [Param("prompt")] public string? Prompt { get; init; }
            [Param("mood", Default = "\"wild\"")] public string? Mood { get; init; } = "wild";
        }

        [ParamEnum("quality", "\"low\"", "\"high\"", "\"medium\"", Provider = "acme", Model = "old")]
        public enum OldQuality { Low = 1, High = 2, Medium = 3 }

        [ParamEnum("quality", "\"high\"", "\"best\"", "\"medium\"", Provider = "acme", Model = "new")]
        public enum NewQuality { High = 1, Best = 2, Medium = 3 }

        public sealed class Services { }
        public interface IHttpClientBuilder { }
        public static class HttpClients
        {
            public static IHttpClientBuilder AddHttpClient<TClient>(this Services services) => null!;
            public static IHttpClientBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder) => null!;
        }
        """;

    /// <summary>A record of the project itself: the serializer's generator does not see it.</summary>
    public const string OwnRecord =
        """
        #nullable enable
        using Typed.Constraints;
        namespace Acme.Pairs;

        [Model("acme", "acme/own")]
        public sealed partial record OwnParams { [Param("prompt")] public string? Prompt { get; init; } }
        """;

    private static readonly Lazy<MetadataReference> s_assembly = new(() => References.Compile("Paired", Source, LanguageVersion.CSharp13, References.Runtime));

    public static MetadataReference Assembly => s_assembly.Value;
}
