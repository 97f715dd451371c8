using Typed.Refresh.Fetching.Http;
using Typed.RuntimeTests;

namespace Typed.RefreshTests.Kit;

/// <summary>A folder, a tool that may ask a server about it, and a clock whose short waits pass at once.</summary>
internal sealed class RefreshFixture : IDisposable
{
    public const string Key = "hx_live_5ec2e7-5ec2e7-5ec2e7";

    public RefreshFixture(ScratchFolder? folder = null)
    {
        Folder = folder ?? ScratchFolder.With("creatify");
        Tool = new Tool { Time = Clock, Directory = Folder.Root };
        Tool.Variables["CREATIFY_API_ID"] = "emulator-id";
        Tool.Variables["CREATIFY_API_KEY"] = Key;
        Tool.Variables["HOOX_API_KEY"] = Key;
        Tool.Variables["CREATIVEAI_API_KEY"] = Key;
    }

    public ScratchFolder Folder { get; }

    public Tool Tool { get; }

    public FakeTimeProvider Clock { get; } = new() { SkipUpTo = TimeSpan.FromSeconds(60) };

    public FetchLimits Limits
    {
        get => Tool.Limits;
        set => Tool.Limits = value;
    }

    public Task ExpectAsync(int exitCode, string provider, string address, params string[] more) =>
        Tool.ExpectAsync(exitCode, ["refresh", provider, "--address", $"{provider}={address}", .. more]);

    public void Dispose()
    {
        Tool.Dispose();
        Folder.Dispose();
    }
}
