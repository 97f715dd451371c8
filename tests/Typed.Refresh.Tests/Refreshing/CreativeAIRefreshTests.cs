using Typed.Refresh.Commands;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Refreshing;

/// <summary>A list whose shape nobody documents: what is recognised is compared, nothing is written.</summary>
public sealed class CreativeAIRefreshTests : IDisposable
{
    private readonly RefreshFixture _fixture = new(new ScratchFolder());

    public CreativeAIRefreshTests()
    {
        _fixture.Folder.Write("creativeai/models/video-generations.json", """
            {
              "model": "video-generations", "kind": "text_to_video",
              "input_schema": { "type": "object", "properties": { "model": { "type": "string", "enum": ["auto", "kling-v3"] } } },
              "source": { "document": "d", "retrieved": "2026-11-21", "verbatim": false, "certainty": "documented" }
            }
            """);
    }

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("""{"object":"list","data":[{"id":"kling-v3"},{"id":"veo-9"}]}""")]
    [InlineData("""["kling-v3","veo-9"]""")]
    [InlineData("""{"models":[{"name":"kling-v3"},{"name":"veo-9"}]}""")]
    public async Task Names_in_a_recognised_shape_are_compared(string list)
    {
        var before = _fixture.Folder.Snapshot();
        await using var server = await StubServer.AnsweringAsync(list);

        await _fixture.ExpectAsync(ExitCodes.Fine, "creativeai", server.Address);

        Assert.Contains("? veo-9", _fixture.Tool.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("? kling-v3", _fixture.Tool.Output, StringComparison.Ordinal);
        Assert.Equal(before.Keys, _fixture.Folder.Snapshot().Keys.Where(path => !path.EndsWith("lock.json", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("""{"x":[]}""")]
    [InlineData("""[[1]]""")]
    [InlineData("""{"data":[{"id":7}]}""")]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":[{"id":"a"}],"has_more":true}""")]
    [InlineData("""{"data":[{"id":"a"}],"next":"https://example.com"}""")]
    public async Task Any_other_shape_is_an_error(string list)
    {
        await using var server = await StubServer.AnsweringAsync(list);
        await _fixture.ExpectAsync(ExitCodes.Error, "creativeai", server.Address);
    }
}
