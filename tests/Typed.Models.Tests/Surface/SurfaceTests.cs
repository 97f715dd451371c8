namespace Typed.Models.Tests.Surface;

/// <summary>What users compile against: a change of it shows in a review. One model for each shape that is generated.</summary>
public sealed class SurfaceTests
{
    [Theory]
    [InlineData("creatify", "kling-video/v1.6/pro/image-to-video")]      // durations, numbers, several frames
    [InlineData("creatify", "bytedance/seedream/v4/text-to-image")]      // a union of a preset and an object
    [InlineData("hoox", "kling-v3-pro")]                                 // slots
    [InlineData("creativeai", "video-composition")]                      // nested objects
    public void The_public_surface_is_as_reviewed(string provider, string model)
    {
        Assert.True(AllModels.Catalogs.TryGet(provider, model, out var info));
        var file = $"{provider}__{model.Replace("/", "__", StringComparison.Ordinal)}.txt";
        var folder = Path.Combine(AppContext.BaseDirectory, "Surface", "Expected");

        var surface = PublicSurface.Of(info.ParamsType);

        var expected = Path.Combine(folder, file);
        if (!File.Exists(expected) || File.ReadAllText(expected) != surface)
        {
            var received = Path.Combine(folder, file + ".received");
            Directory.CreateDirectory(folder);
            File.WriteAllText(received, surface);
            Assert.Fail($"The public surface of {model} changed. If that is intended, copy {received} to tests/Typed.Models.Tests/Surface/Expected/{file}.");
        }
    }
}
