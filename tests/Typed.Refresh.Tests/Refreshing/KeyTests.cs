using Typed.Refresh.Commands;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Refreshing;

public sealed class KeyTests : IDisposable
{
    private readonly RefreshFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Without_keys_it_says_which_and_asks_nobody()
    {
        _fixture.Tool.Variables.Remove("CREATIFY_API_KEY");
        await using var server = await StubServer.AnsweringAsync("[]");

        await _fixture.ExpectAsync(ExitCodes.Error, "creatify", server.Address);

        Assert.Contains("CREATIFY_API_KEY must be set", _fixture.Tool.Error, StringComparison.Ordinal);
        Assert.Empty(server.Paths);
    }

    [Fact]
    public async Task Without_any_keys_all_variables_are_named()
    {
        _fixture.Tool.Variables.Clear();
        await _fixture.Tool.ExpectAsync(ExitCodes.Error, "refresh");
        foreach (var variable in new[] { "CREATIFY_API_ID", "CREATIFY_API_KEY", "HOOX_API_KEY", "CREATIVEAI_API_KEY" })
        {
            Assert.Contains(variable, _fixture.Tool.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_provider_without_keys_is_left_out_and_the_others_are_asked()
    {
        _fixture.Tool.Variables.Clear();
        _fixture.Tool.Variables["HOOX_API_KEY"] = RefreshFixture.Key;
        await using var hoox = HooxStub.Start(_ => 1, HooxStub.Model("veo-9"));
        _fixture.Tool.Variables["TYPED_HOOX_ADDRESS"] = hoox.Address;

        await _fixture.Tool.ExpectAsync(ExitCodes.Fine, "refresh");

        Assert.Contains("creatify: skipped", _fixture.Tool.Output, StringComparison.Ordinal);
        Assert.Contains("hoox: 1 new", _fixture.Tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_providers_failure_leaves_the_others_to_succeed()
    {
        await using var hoox = HooxStub.Start(_ => 1, HooxStub.Model("veo-9"));
        await using var broken = await StubServer.AnsweringAsync("no");

        await _fixture.Tool.ExpectAsync(ExitCodes.Error, "refresh", "creatify", "hoox", "--address", $"creatify={broken.Address}", $"hoox={hoox.Address}");

        Assert.True(File.Exists(_fixture.Folder.PathOf("hoox/models/veo-9.json")));
        Assert.Contains("creatify: GET", _fixture.Tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_come_from_user_secrets_too()
    {
        // Where .NET keeps them, for an id that no one else has.
        var id = $"typed-test-{Guid.NewGuid():N}";
        var file = Microsoft.Extensions.Configuration.UserSecrets.PathHelper.GetSecretsPathFromSecretsId(id);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        try
        {
            await File.WriteAllTextAsync(file, $$"""{ "HOOX_API_KEY": "{{RefreshFixture.Key}}" }""", TestContext.Current.CancellationToken);
            _fixture.Tool.Variables.Clear();
            await using var hoox = HooxStub.Start(_ => 1, HooxStub.Model("veo-9"));

            await _fixture.ExpectAsync(ExitCodes.Fine, "hoox", hoox.Address, "--user-secrets", id);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    [Fact]
    public async Task Broken_user_secrets_are_an_error_that_shows_none_of_them()
    {
        var id = $"typed-test-{Guid.NewGuid():N}";
        var file = Microsoft.Extensions.Configuration.UserSecrets.PathHelper.GetSecretsPathFromSecretsId(id);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        try
        {
            await File.WriteAllTextAsync(file, $$"""{ "HOOX_API_KEY": "{{RefreshFixture.Key}} }""", TestContext.Current.CancellationToken);

            await _fixture.Tool.ExpectAsync(ExitCodes.Error, "refresh", "hoox", "--user-secrets", id);

            Assert.Contains("The user secrets can't be read", _fixture.Tool.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("hx_live", _fixture.Tool.Error, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    [Fact]
    public async Task What_may_pass_is_tried_again()
    {
        await using var hoox = HooxStub.Start(_ => 1, HooxStub.Model("veo-9"));
        var asked = 0;
        hoox.Instead = async context =>
        {
            switch (++asked)
            {
                case 1:
                    await StubServer.WriteAsync(context, "{}", 503);
                    return true;
                case 2:
                    context.Abort();
                    return true;
                default:
                    return false;
            }
        };

        await _fixture.ExpectAsync(ExitCodes.Fine, "hoox", hoox.Address);

        Assert.Equal(4, asked);
        Assert.Contains("status 503. Retrying in", _fixture.Tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_pass_is_given_up()
    {
        await using var server = await StubServer.AnsweringAsync("{}", 500);
        await _fixture.ExpectAsync(ExitCodes.Error, "hoox", server.Address);
        Assert.Equal(5, server.Paths.Count);
    }

    [Fact]
    public async Task A_wrong_key_is_not_tried_twice()
    {
        await using var server = await StubServer.AnsweringAsync("{}", 401);
        await _fixture.ExpectAsync(ExitCodes.Error, "hoox", server.Address);
        Assert.Single(server.Paths);
        Assert.Contains("the key is missing, wrong or not authorized", _fixture.Tool.Error, StringComparison.Ordinal);
    }
}
