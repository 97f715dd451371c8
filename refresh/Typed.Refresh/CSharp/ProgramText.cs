using Scriban.Runtime;
using Typed.Refresh.Catalog;
using Typed.Refresh.Templates;

namespace Typed.Refresh.CSharp;

/// <summary>The C# of a whole program: client, submit, wait, save.</summary>
internal static class ProgramText
{
    // The providers that the runtime has a client for.
    private static readonly string[] s_withClient = ["creatify", "hoox", "creativeai"];

    /// <summary>Whether the runtime has a client for the model's provider. Any other provider is described in its provider.json.</summary>
    public static bool HasClient(CatalogModel model) => s_withClient.Contains(model.Provider, StringComparer.Ordinal);

    public static string Of(CatalogModel model) => Of(model, SampleText.Of(model));

    /// <param name="model">The model.</param>
    /// <param name="request">The C# that creates <c>request</c>, with its using lines.</param>
    public static string Of(CatalogModel model, string request)
    {
        string[] wanted = ["using Typed;", HasClient(model) ? $"using Typed.{model.ProviderTitle};" : "using Typed.Providers.Described;"];
        var present = request.Split('\n').TakeWhile(line => line.StartsWith("using ", StringComparison.Ordinal) || line.Length == 0).ToHashSet(StringComparer.Ordinal);
        return EmbeddedTemplates.Render("program.cs.sbn", new ScriptObject
        {
            ["usings"] = wanted.Where(line => !present.Contains(line)).ToArray(),
            ["client"] = HasClient(model) ? model.ProviderTitle : null,
            ["variable"] = HasClient(model) ? char.ToLowerInvariant(model.ProviderTitle[0]) + model.ProviderTitle[1..] : "client",
            ["provider"] = model.Provider,
            ["request"] = request.TrimEnd('\n'),
            ["edits_image"] = IsImageEdit(model),
        });
    }

    // Its picture is a file of the request's form, not a parameter.
    private static bool IsImageEdit(CatalogModel model) => model is { Provider: "creativeai" } && model.Name.StartsWith("image-edit/", StringComparison.Ordinal);
}
