using Typed.Refresh.Commands;

return await TypedCommand.RunAsync(args, ToolContext.OfProcess(), CancellationToken.None);
