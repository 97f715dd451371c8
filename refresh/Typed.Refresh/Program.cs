using Typed.Refresh;
using Typed.Refresh.Commands;
using Typed.Refresh.Hosting;

SdkCompiler.Register();
return await TypedCommand.RunAsync(args, ToolContext.OfProcess(), CancellationToken.None);
