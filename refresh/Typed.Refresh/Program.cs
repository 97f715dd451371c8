using Typed.Refresh;
using Typed.Refresh.Commands;

SdkCompiler.Register();
return await TypedCommand.RunAsync(args, ToolContext.OfProcess(), CancellationToken.None);
