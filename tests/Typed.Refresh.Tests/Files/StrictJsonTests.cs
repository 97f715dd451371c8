using System.Text.Json;
using Typed.Refresh.Files;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Files;

public sealed class StrictJsonTests
{
    public static TheoryData<string> SchemaFilePaths =>
    [
        .. Directory.GetFiles(ScratchFolder.Repository, "*.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(ScratchFolder.Repository, file).Replace('\\', '/'))
            .Where(path => path.Contains('/', StringComparison.Ordinal)),
    ];

    [Theory]
    [MemberData(nameof(SchemaFilePaths))]
    public void The_repositorys_files_are_in_the_form_that_is_written(string path)
    {
        var text = File.ReadAllText(Path.Combine(ScratchFolder.Repository, path));
        Assert.Equal(text, StrictJson.Format(StrictJson.Parse(text)!));
    }

    [Theory]
    [InlineData("creatify")]
    public void A_lock_is_written_as_it_was_read(string provider)
    {
        var files = SchemaFiles.Load(ScratchFolder.Repository, provider);
        Assert.Equal(File.ReadAllText(Path.Combine(files.Directory, "lock.json")), files.Lock!.ToText());
        Assert.Empty(LockFindings.Of(files));
    }

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":{"b":1,"b":2}}""")]
    [InlineData("""["\ud800"]""")]
    [InlineData("""{"\udc00":1}""")]
    [InlineData("""["\u0000"]""")]
    [InlineData("[1,]")]
    [InlineData("// no\n[]")]
    [InlineData("")]
    public void What_is_read_loosely_elsewhere_is_refused(string text) => Assert.ThrowsAny<JsonException>(() => StrictJson.Parse(text));

    [Fact]
    public void Depth_is_bounded() =>
        Assert.ThrowsAny<JsonException>(() => StrictJson.Parse(new string('[', 100_000) + new string(']', 100_000)));

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        Assert.ThrowsAny<JsonException>(() => StrictJson.Parse([(byte)'[', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)']']));
}
