using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.Fixtures;

/// <summary>Code of the shape that the generator emits, as far as analyzers can see it.</summary>
internal static class GeneratedModels
{
    public static readonly ModelFixture[] All =
    [
        new("KlingV16ProImageToVideo", "kling-video/v1.6/pro/image-to-video",
            FieldFixture.Duration("\"5\"", "\"10\""),
            new("AspectRatio", "aspect_ratio", "AspectRatio", ("Ratio16x9", "\"16:9\""), ("Ratio9x16", "\"9:16\""), ("Ratio1x1", "\"1:1\""))),
        new("Veo31", "veo3.1",
            FieldFixture.Duration("\"4s\"", "\"6s\"", "\"8s\""),
            new("Resolution", "resolution", "Resolution", ("P720", "\"720p\""), ("P1080", "\"1080p\""))),
        new("Sora2ImageToVideoPro", "sora-2/image-to-video/pro",
            FieldFixture.Duration("4", "8", "12", "\"auto\""),
            new("Resolution", "resolution", "Resolution", ("Auto", "\"auto\""), ("P720", "\"720p\""), ("P1080", "\"1080p\""))),
        new("SeedanceV1ProTextToVideo", "bytedance/seedance/v1/pro/text-to-video",
            FieldFixture.Duration("\"3\"", "\"4\"", "\"5\"", "\"6\"", "\"7\"", "\"8\"", "\"9\"", "\"10\"", "\"11\"", "\"12\""),
            new("Resolution", "resolution", "Resolution", ("P480", "\"480p\""), ("P720", "\"720p\""), ("P1080", "\"1080p\""))),
        new("Hailuo02StandardImageToVideo", "minimax/hailuo-02/standard/image-to-video",
            FieldFixture.Duration("\"6\"", "\"10\""),
            new("Resolution", "resolution", "Resolution", ("P512", "\"512P\""), ("P768", "\"768P\""))),
        new("FluxPro", "flux-pro",
            new FieldFixture("OutputFormat", "output_format", "None", ("Jpeg", "\"jpeg\""), ("Png", "\"png\"")) { IsRequired = true }),
    ];

    private static readonly Lazy<MetadataReference> s_assembly =
        new(() => References.Compile("Models", Source(extension: false), LanguageVersion.CSharp13, References.Runtime));

    private static readonly Lazy<MetadataReference> s_extensionAssembly =
        new(() => References.Compile("Models", Source(extension: true), SnippetProject.CSharp14!.Value, References.Runtime));

    /// <summary>The models as a referenced assembly.</summary>
    public static MetadataReference Assembly => s_assembly.Value;

    /// <summary>The same, compiled as C# 14.</summary>
    public static MetadataReference ExtensionAssembly => s_extensionAssembly.Value;

    public static string Source(bool extension) =>
        """
        #nullable enable
        using System;
        using Typed.Constraints;
        using Typed.Specification;
        namespace Typed.Models.Creatify;

        """
        + string.Concat(All.Select(model => model.Source(extension)));
}
