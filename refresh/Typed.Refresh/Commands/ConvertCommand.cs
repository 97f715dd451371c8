using System.CommandLine;
using System.CommandLine.Completions;
using System.Text.Json;
using Typed.Refresh.Catalog;
using Typed.Refresh.Converting;
using Typed.Refresh.CSharp;
using Typed.Refresh.Hosting;
using Typed.Refresh.Output;

namespace Typed.Refresh.Commands;

/// <summary><c>typed convert</c>: converts a curl request to C#.</summary>
internal static class ConvertCommand
{
    // More than any request needs, and too little to cause memory problems.
    private const int MaxLength = 4 * 1024 * 1024;

    public static Command Create(ToolContext context)
    {
        var file = new Argument<string>("file") { Description = "A file that contains a curl command or a JSON body. Use - for standard input.", DefaultValueFactory = _ => "-" };
        var schemas = CatalogFolder.CreateOption();
        var model = new Option<string?>("--model") { Description = "The model, if the body does not contain it.", HelpName = "model" };
        model.CompletionSources.Add(completion =>
            ModelArgument.NamesOf(CatalogReader.Read(CatalogFolder.Of(context, completion.ParseResult, schemas))).Select(name => new CompletionItem(name)));
        var defaults = new Option<bool>("--defaults") { Description = "Do not set parameters that the request omits. The record then sends the documented defaults." };
        var readFiles = new Option<bool>("--read-files") { Description = "Read a file that the curl command references with @." };
        var command = new Command("convert", "Converts a curl command or a JSON body to C# code that sends the same request.") { file, schemas, model, defaults, readFiles };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var text = await ReadAsync(context, parsed.GetRequiredValue(file), cancellationToken);
            var read = parsed.GetValue(readFiles) ? (Func<string, string>)(path => ReadFile(context, path)) : null;
            var body = CurlCommand.Is(text) ? new CurlCommand(read).Body(text) : text;
            var request = ConvertedRequest.Read(CatalogReader.Read(CatalogFolder.Of(context, parsed, schemas)), body, parsed.GetValue(model));
            return Write(context, request, parsed.GetValue(defaults));
        });
        return command;
    }

    private static int Write(ToolContext context, ConvertedRequest request, bool leavesDefaults)
    {
        var json = request.Parameters.ToJsonString();
        context.Output.WriteText(InitializerText.Of(request.Model, json, leavesDefaults));
        foreach (var member in request.LeftOut)
        {
            context.Error.WriteTextLine(ConsoleText.Clean($"note: {member} is not a parameter of the model and is omitted"));
        }

        foreach (var (name, _) in request.Parameters.Where(member => request.Model.Spec.Properties.All(property => property.WireName != member.Key)))
        {
            context.Error.WriteTextLine(ConsoleText.Clean($"note: {name} is not in the schema of {request.Model.Name}; it is sent as an extra parameter"));
        }

        using var document = JsonDocument.Parse(json);
        var result = CompiledRecord.Compile(request.Model).Parse(document.RootElement);
        ViolationText.Write(context.Error, result.Report);
        return result.IsValid ? ExitCodes.Fine : ExitCodes.Error;
    }

    private static async Task<string> ReadAsync(ToolContext context, string file, CancellationToken cancellationToken)
    {
        if (file != "-")
        {
            return ReadFile(context, file);
        }

        var text = await context.Input.ReadToEndAsync(cancellationToken);
        return text.Length <= MaxLength ? text : throw new ToolException("The input is too long for a request.");
    }

    private static string ReadFile(ToolContext context, string path)
    {
        var full = context.FullPath(path);
        try
        {
            return new FileInfo(full).Length <= MaxLength ? File.ReadAllText(full) : throw new ToolException($"{full} is too long for a request.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ToolException(problem.Message, problem);
        }
    }
}
