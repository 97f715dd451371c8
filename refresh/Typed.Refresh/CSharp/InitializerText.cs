using Scriban.Runtime;
using Typed.Refresh.Catalog;
using Typed.Refresh.Templates;
using Typed.Schema.Json;

namespace Typed.Refresh.CSharp;

/// <summary>Converts a JSON request to the C# that creates its record.</summary>
internal static class InitializerText
{
    /// <param name="model">The model.</param>
    /// <param name="json">The input parameters, a JSON object.</param>
    /// <param name="leavesDefaults">Whether absent parameters are left to the record's documented defaults.</param>
    public static string Of(CatalogModel model, string json, bool leavesDefaults)
    {
        var parameters = JsonParser.Parse(json, CancellationToken.None);
        var types = model.Types;
        var members = new ObjectMembers(types, types.Record, model.Spec.Properties) { LeavesDefaults = leavesDefaults }.Of(parameters);
        return EmbeddedTemplates.Render("request.cs.sbn", new ScriptObject
        {
            ["needs_json"] = members.Settings.Any(setting => setting.Contains("JsonDocument.", StringComparison.Ordinal)),
            ["namespace"] = model.Namespace,
            ["record"] = types.Record,
            ["settings"] = members.Settings,
            ["refused"] = members.Unsaid.Select(name => $"{name.ReplaceLineEndings(" ")} = {JsonText.Of(parameters[name]!)}").ToList(),
        });
    }
}
