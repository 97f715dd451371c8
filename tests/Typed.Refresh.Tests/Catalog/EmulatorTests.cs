using System.Net;
using Typed.Refresh.Commands;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Catalog;

public sealed class EmulatorTests
{
    [Fact]
    public async Task The_emulator_runs_with_its_faults_until_it_is_ended()
    {
        using var tool = new Tool();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var run = tool.RunUntilAsync(["emulator", "--port", "0", "--provider", "creatify", "--fault", "answer,status=503,times=1"], end.Token);
        await tool.OutputHasAsync("Ctrl+C", run);
        var address = tool.Output.Split('\n')[0]["Address".Length..].Trim();
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        http.DefaultRequestHeaders.Add("X-API-ID", "emulator-id");
        http.DefaultRequestHeaders.Add("X-API-KEY", "emulator-key");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync(new Uri("api/remaining_credits/", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("api/remaining_credits/", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        await end.CancelAsync();
        Assert.Equal(ExitCodes.Fine, await run);
        Assert.Contains("35 models", tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_chosen_providers_have_models()
    {
        using var tool = new Tool();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var run = tool.RunUntilAsync(["emulator", "--port", "0", "--provider", "hoox"], end.Token);
        await tool.OutputHasAsync("Ctrl+C", run);
        Assert.Matches("Creatify +0 models", tool.Output);
        await end.CancelAsync();
        await run;
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("answer,status=200")]
    [InlineData("answer,503")]
    public async Task A_fault_that_is_none_is_named(string fault)
    {
        using var tool = new Tool();
        Assert.NotEqual(ExitCodes.Fine, await tool.RunAsync("emulator", "--port", "0", "--fault", fault));
        Assert.Contains($"--fault {fault}", tool.Error, StringComparison.Ordinal);
    }
}
