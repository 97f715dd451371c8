using System.CommandLine;
using Typed.Refresh.CSharp;
using Typed.Refresh.Hosting;
using Typed.Refresh.Output;

namespace Typed.Refresh.Commands;

/// <summary><c>typed sample</c>: writes a C# initializer to start with.</summary>
internal static class SampleCommand
{
    public static Command Create(ToolContext context)
    {
        var model = new ModelArgument(context);
        var full = new Option<bool>("--full") { Description = "Write the whole program: create the client, submit, wait, save the files." };
        var command = new Command("sample", "Writes the C# code for a request to a model.") { full };
        model.AddTo(command);
        command.SetAction(parsed =>
        {
            var found = model.Find(parsed);
            context.Output.WriteText(parsed.GetValue(full) ? ProgramText.Of(found) : SampleText.Of(found));
            return ExitCodes.Fine;
        });
        return command;
    }
}
