using Scriban.Runtime;
using Typed.Refresh.Catalogue;
using Typed.Refresh.Templates;

namespace Typed.Refresh.CSharp;

/// <summary>A whole program around a request: client, submission, result on disk.</summary>
internal static class ProgramText
{
    /// <summary>The providers that have a client of their own, and its name without <c>Client</c>.</summary>
    private static readonly Dictionary<string, string> s_clients = new(StringComparer.Ordinal)
    {
        ["creatify"] = "Creatify",
        ["hoox"] = "Hoox",
        ["creativeai"] = "CreativeAI",
    };

    /// <param name="model">The model.</param>
    /// <param name="request">The C# that creates <c>request</c>, with its using lines.</param>
    public static string Of(CatalogueModel model, string request) => EmbeddedTemplates.Render("program.cs.sbn", new ScriptObject
    {
        ["client"] = s_clients.GetValueOrDefault(model.Provider),
        ["provider"] = model.Provider,
        ["request"] = request,
    });
}
