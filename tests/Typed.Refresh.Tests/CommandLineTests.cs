using Typed.Refresh.Commands;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests;

public sealed class CommandLineTests
{
    [Fact]
    public async Task An_unknown_command_is_an_error()
    {
        using var tool = new Tool();
        Assert.Equal(ExitCodes.Error, await tool.RunAsync("nonsense"));
        Assert.Contains("nonsense", tool.Error, StringComparison.Ordinal);
    }
}
