using Scriban.Runtime;
using Typed.Refresh.Catalogue;
using Typed.Refresh.Templates;

namespace Typed.Refresh.CSharp;

/// <summary>The C# of a whole program: client, submit, wait, save.</summary>
internal static class ProgramText
{
    // The providers that the runtime has a client for.
    private static readonly string[] s_withClient = ["creatify", "hoox", "creativeai"];

    /// <summary>Whether the runtime has a client for the model's provider.</summary>
    public static bool HasClient(CatalogueModel model) => s_withClient.Contains(model.Provider, StringComparer.Ordinal);

    /// <exception cref="ToolException">There is no client for the provider.</exception>
    public static string Of(CatalogueModel model)
    {
        if (!HasClient(model))
        {
            throw new ToolException($"There is no client for {model.Provider}, so there is no whole program. See \"Your own provider\" in the documentation.");
        }

        var request = SampleText.Of(model);
        var body = string.Join('\n', request.Split('\n').SkipWhile(line => line.StartsWith("using ", StringComparison.Ordinal) || line.Length == 0));
        return EmbeddedTemplates.Render("program.cs.sbn", new ScriptObject
        {
            ["client"] = model.ProviderTitle,
            ["variable"] = char.ToLowerInvariant(model.ProviderTitle[0]) + model.ProviderTitle[1..],
            ["namespace"] = model.Namespace,
            ["needs_json"] = request.StartsWith("using System.Text.Json;", StringComparison.Ordinal),
            ["request"] = body.TrimEnd('\n'),
            ["edits_image"] = IsImageEdit(model),
        });
    }

    // Its picture is a file of the request's form, not a parameter.
    private static bool IsImageEdit(CatalogueModel model) => model is { Provider: "creativeai" } && model.Name.StartsWith("image-edit/", StringComparison.Ordinal);
}
