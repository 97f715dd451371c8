using System.Diagnostics;
using System.Globalization;
using Typed.Refresh;
using Typed.Refresh.Commands;
using Typed.Refresh.Hosting;

// The tool, killed at a marked point: by the system, at once, as a power cut would.
if (int.TryParse(Environment.GetEnvironmentVariable("TYPED_CRASH_AT"), NumberStyles.None, CultureInfo.InvariantCulture, out var left))
{
    CrashPoint.OnReached = _ =>
    {
        if (--left == 0)
        {
            Process.GetCurrentProcess().Kill();
            new ManualResetEventSlim().Wait();
        }
    };
}

return await TypedCommand.RunAsync(args, ToolContext.OfProcess(), CancellationToken.None);
