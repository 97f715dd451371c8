using System.CommandLine;
using Typed.Refresh.CSharp;
using Typed.Refresh.Output;

namespace Typed.Refresh.Commands;

/// <summary><c>typed sample</c>: writes a C# initializer to start with.</summary>
internal static class SampleCommand
{
    public static Command Create(ToolContext context)
    {
        var model = new ModelArgument(context);
        var command = new Command("sample", "Writes the C# code for a request to a model.");
        model.AddTo(command);
        command.SetAction(parsed =>
        {
            context.Output.WriteText(SampleText.Of(model.Find(parsed)));
            return ExitCodes.Fine;
        });
        return command;
    }
}
