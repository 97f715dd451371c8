using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Typed.Refresh.Commands;
using Typed.Refresh.Fetching.Http;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Refreshing;

/// <summary>A server that means harm: nothing outside the folder, nothing half, no memory filled, no key given away.</summary>
public sealed class HostileServerTests : IDisposable
{
    private const string Good = """{"type":"object","properties":{"prompt":{"type":"string"}}}""";

    private readonly RefreshFixture _fixture = new();
    private readonly SortedDictionary<string, string> _before;

    public HostileServerTests()
    {
        _before = _fixture.Folder.Snapshot();
    }

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("\"x\"")]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("[null]")]
    [InlineData("[7]")]
    [InlineData("[[]]")]
    [InlineData("""[{}]""")]
    [InlineData("""[{"model_name":7,"generation_type":"text_to_video","input_params_schema":{}}]""")]
    [InlineData("""[{"model_name":{"a":1},"generation_type":"text_to_video","input_params_schema":{"properties":{}}}]""")]
    [InlineData("""[{"model_name":"a","generation_type":7,"input_params_schema":{"properties":{}}}]""")]
    [InlineData("""[{"model_name":"a","generation_type":"../../x","input_params_schema":{"properties":{}}}]""")]
    [InlineData("""[{"model_name":"a","generation_type":"text_to_video","input_params_schema":"x"}]""")]
    [InlineData("""[{"model_name":"a","generation_type":"text_to_video","input_params_schema":{"properties":[]}}]""")]
    [InlineData("""[{"model_name":"a","generation_type":"text_to_video","input_params_schema":{"properties":{},"required":7}}]""")]
    [InlineData("""[{"model_name":"a","generation_type":"text_to_video","input_params_schema":{"properties":{"a":1,"a":2}}}]""")]
    [InlineData("<!doctype html><title>502 Bad Gateway</title>")]
    [InlineData("""[{"model_name":"a","generation_type":"text_to_video","input_params_schema":{"properties":{""")]
    [InlineData("")]
    public async Task An_answer_of_another_form_changes_nothing(string body)
    {
        await using var server = await StubServer.AnsweringAsync(body);
        await ExpectRefusalAsync(server);
    }

    [Theory]
    [InlineData("../../x")]
    [InlineData("/etc/passwd")]
    [InlineData(@"C:\x")]
    [InlineData(@"..\..\x")]
    [InlineData("con")]
    [InlineData("a\\u0000b")]
    [InlineData("\\u001b]0;owned\\u0007")]
    [InlineData(".typed/creatify/commit")]
    public async Task A_name_that_is_a_path_changes_nothing(string name)
    {
        await using var server = await StubServer.AnsweringAsync(List(name.Replace(@"\..", @"\\..", StringComparison.Ordinal).Replace(@"..\x", @"..\\x", StringComparison.Ordinal).Replace(@":\x", @":\\x", StringComparison.Ordinal)));
        await ExpectRefusalAsync(server);
        Assert.DoesNotContain('\u001b', _fixture.Tool.Error);
    }

    [Theory]
    [InlineData("twice", "twice")]
    [InlineData("Veo9", "veo9")]
    [InlineData("a/b", "a__b")]
    public async Task Names_that_would_share_a_file_change_nothing(string one, string other)
    {
        await using var server = await StubServer.AnsweringAsync(List(one, other));
        await ExpectRefusalAsync(server);
    }

    [Fact]
    public async Task A_name_that_would_take_the_file_of_a_model_that_is_there_changes_nothing()
    {
        var names = Directory.GetFiles(_fixture.Folder.PathOf("creatify/models")).Select(Path.GetFileNameWithoutExtension).Select(name => name!.Replace("__", "/", StringComparison.Ordinal)).ToList();
        names[names.IndexOf("veo3.1/fast")] = "veo3.1__fast";
        await using var server = await StubServer.AnsweringAsync(List([.. names]));
        await ExpectRefusalAsync(server, "--allow-removals");
    }

    [Fact]
    public async Task An_empty_list_removes_nothing_even_where_removals_are_allowed()
    {
        await using var server = await StubServer.AnsweringAsync("[]");
        await ExpectRefusalAsync(server, "--allow-removals");
    }

    [Fact]
    public async Task A_body_without_end_is_cut_at_the_limit()
    {
        _fixture.Limits = new FetchLimits { AnswerBytes = 1_000_000, Retries = 1 };
        var hungUp = new TaskCompletionSource();
        await using var server = await StubServer.StartAsync(async context =>
        {
            try
            {
                var piece = Encoding.UTF8.GetBytes(new string(' ', 100_000));
                while (true)
                {
                    await context.Response.Body.WriteAsync(piece, context.RequestAborted);
                }
            }
            finally
            {
                hungUp.SetResult();
            }
        });
        await ExpectRefusalAsync(server);
        Assert.Contains("more than 1,000,000 bytes", _fixture.Tool.Error, StringComparison.Ordinal);
        await hungUp.Task;
    }

    [Fact]
    public async Task A_list_without_end_is_cut_at_the_limit()
    {
        await using var server = await StubServer.AnsweringAsync(List([.. Enumerable.Range(0, 2_001).Select(i => $"m{i}")]));
        await ExpectRefusalAsync(server);
        Assert.Contains("the maximum is 2000", _fixture.Tool.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_compressed_bomb_is_cut_after_decompression(string encoding)
    {
        _fixture.Limits = new FetchLimits { AnswerBytes = 1_000_000, Retries = 0 };
        var bomb = Bomb(encoding);
        Assert.True(bomb.Length < 500_000);
        await using var server = await StubServer.StartAsync(async context =>
        {
            context.Response.Headers.ContentEncoding = encoding;
            await context.Response.Body.WriteAsync(bomb, context.RequestAborted);
        });
        await ExpectRefusalAsync(server);
        Assert.Contains("more than 1,000,000 bytes", _fixture.Tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_as_deep_as_the_sea_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"properties":{"a":""", 50_000)) + "{}" + new string('}', 100_000);
        await using var server = await StubServer.AnsweringAsync("""[{"model_name":"a","generation_type":"text_to_video","input_params_schema":SCHEMA}]""".Replace("SCHEMA", deep, StringComparison.Ordinal));
        await ExpectRefusalAsync(server);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed_and_takes_no_key_along(int status)
    {
        await using var other = await StubServer.AnsweringAsync(List("a"));
        await using var server = await StubServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = other.Address + context.Request.Path;
            return Task.CompletedTask;
        });
        await ExpectRefusalAsync(server);
        Assert.Empty(other.Paths);
        Assert.True(server.SawKey);
    }

    [Fact]
    public async Task A_drip_ends_with_the_time_of_the_request()
    {
        _fixture.Limits = new FetchLimits { Retries = 0 };
        await using var server = await StubServer.StartAsync(async context =>
        {
            await context.Response.Body.WriteAsync("["u8.ToArray(), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            // The clock of the tool moves on; the answer never comes.
            _fixture.Clock.Advance(new FetchLimits().RequestTime);
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        await ExpectRefusalAsync(server);
        Assert.Contains("no complete answer within 100 s", _fixture.Tool.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("as a member's name")]
    [InlineData("escaped")]
    public async Task A_key_that_comes_back_is_not_written_into_a_file(string how)
    {
        var text = how == "escaped" ? string.Concat(RefreshFixture.Key.Select(c => FormattableString.Invariant($"\\u{(int)c:x4}"))) : RefreshFixture.Key;
        var schema = how == "as a member's name"
            ? """{"properties":{"TEXT":{"type":"string"}}}"""
            : """{"properties":{"prompt":{"type":"string","description":"TEXT"}}}""";
        schema = schema.Replace("TEXT", text, StringComparison.Ordinal);
        await using var server = await StubServer.AnsweringAsync("""[{"model_name":"a","generation_type":"text_to_video","input_params_schema":SCHEMA}]""".Replace("SCHEMA", schema, StringComparison.Ordinal));
        await ExpectRefusalAsync(server, "--allow-removals");
        AssertNoKeyOnDisk();
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(500)]
    public async Task An_error_that_repeats_the_key_is_shown_without_it(int status)
    {
        await using var server = await StubServer.AnsweringAsync($$"""{"error":"{{RefreshFixture.Key}} is wrong"}""", status);
        await ExpectRefusalAsync(server);
        AssertNoKeyOnDisk();
    }

    [Fact]
    public async Task Wherever_an_answer_breaks_off_nothing_changes()
    {
        var whole = List("a", "b", "c");
        var length = 0;
        await using var server = await StubServer.StartAsync(async context =>
        {
            context.Response.ContentLength = whole.Length;
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(whole[..length]), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
        });
        _fixture.Limits = new FetchLimits { Retries = 0 };
        for (; length < whole.Length; length += 7)
        {
            await ExpectRefusalAsync(server, "--allow-removals");
        }
    }

    [Theory]
    [InlineData("http://example.com/")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("https://user:secret@example.com/")]
    [InlineData("//example.com")]
    [InlineData("file:///etc/passwd")]
    public async Task An_address_that_a_key_must_not_go_to_is_refused_before_anything_is_sent(string address)
    {
        await _fixture.ExpectAsync(ExitCodes.Error, "creatify", address);
        Assert.DoesNotContain("user:secret", _fixture.Tool.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("key\r\nX-Evil: 1")]
    [InlineData("kéy-kéy-kéy")]
    public async Task A_key_that_could_break_out_of_its_header_is_refused_and_not_shown(string key)
    {
        _fixture.Tool.Variables["CREATIFY_API_KEY"] = key;
        await using var server = await StubServer.AnsweringAsync(List("a"));
        await ExpectRefusalAsync(server);
        Assert.Empty(server.Paths);
        Assert.DoesNotContain(key, _fixture.Tool.Error, StringComparison.Ordinal);
    }

    private async Task ExpectRefusalAsync(StubServer server, params string[] more)
    {
        await _fixture.ExpectAsync(ExitCodes.Error, "creatify", server.Address, more);
        Assert.Equal(_before, _fixture.Folder.Snapshot());
        Assert.DoesNotContain(RefreshFixture.Key, _fixture.Tool.Error + _fixture.Tool.Output, StringComparison.Ordinal);
    }

    private void AssertNoKeyOnDisk()
    {
        foreach (var file in Directory.EnumerateFiles(_fixture.Folder.Root, "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain(RefreshFixture.Key, File.ReadAllText(file), StringComparison.Ordinal);
        }
    }

    private static string List(params string[] names) => "[" + string.Join(',', names.Select(name =>
        $$"""{"model_name":"{{name}}","generation_type":"text_to_video","input_params_schema": {{Good}} }""")) + "]";

    private static byte[] Bomb(string encoding)
    {
        using var packed = new MemoryStream();
        using (Stream pack = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.SmallestSize),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest),
            _ => new ZLibStream(packed, CompressionLevel.SmallestSize),
        })
        {
            var piece = Encoding.UTF8.GetBytes(new string(' ', 1_000_000));
            for (var i = 0; i < 300; i++)
            {
                pack.Write(piece);
            }
        }

        return packed.ToArray();
    }
}
