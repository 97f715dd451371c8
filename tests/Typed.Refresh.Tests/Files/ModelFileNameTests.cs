using Typed.Refresh.Files;

namespace Typed.RefreshTests.Files;

public sealed class ModelFileNameTests
{
    [Theory]
    [InlineData("kling-video/v1.6/pro/image-to-video", "models/kling-video__v1.6__pro__image-to-video.json")]
    [InlineData("nano-banana", "models/nano-banana.json")]
    [InlineData("con/v1", "models/con__v1.json")]
    [InlineData("console", "models/console.json")]
    public void A_name_becomes_a_file(string model, string path) => Assert.Equal(path, ModelFileName.PathOf(model));

    [Theory]
    [MemberData(nameof(Unsafe))]
    public void A_name_that_could_lead_elsewhere_or_be_no_file_is_refused(string model)
    {
        var refused = Assert.Throws<UnsafeNameException>(() => ModelFileName.PathOf(model));
        Assert.DoesNotContain(refused.Message, c => char.IsControl(c));
        Assert.True(refused.Message.Length < 400);
    }

    public static TheoryData<string> Unsafe =>
    [
        "", "../../x", "..", ".", "a/../b", "/etc/passwd", "a//b", "a/", @"C:\x", @"..\x", "C:x", "a:stream", "con", "CON", "nul.v2", "Com1", "lpt9", "aux.json",
        ".hidden", "a/.git/hooks", "dot.", "a/b.", "a b", "a\0b", "\0", "a\nb", "a\u001b[31m", "a\u202eb", "ü", "a*b", "a?b", "a%2e%2e", "~x", "$HOME", new string('a', 300),
    ];

    [Theory]
    [InlineData("models/a.json", true)]
    [InlineData("lock.json", true)]
    [InlineData("models/../x.json", false)]
    [InlineData("models/a/b.json", false)]
    [InlineData("../x.json", false)]
    [InlineData("models/.json", false)]
    [InlineData("/etc/passwd", false)]
    public void Only_a_providers_own_paths_are_written(string path, bool isOne) => Assert.Equal(isOne, ModelFileName.IsProviderPath(path));
}
