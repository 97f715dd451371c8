using System.Text;
using Typed.Refresh.Catalogue;
using Typed.Schema.Json;

namespace Typed.Refresh.CSharp;

/// <summary>Converts a JSON request to the C# that creates its record.</summary>
internal static class InitializerText
{
    /// <param name="model">The model.</param>
    /// <param name="json">The input parameters, a JSON object.</param>
    /// <param name="leavesDefaults">Whether absent parameters are left to the record's documented defaults.</param>
    public static string Of(CatalogueModel model, string json, bool leavesDefaults)
    {
        var parameters = JsonParser.Parse(json, CancellationToken.None);
        var types = model.Types;
        var members = new ObjectMembers(types, types.Record, model.Spec.Properties) { LeavesDefaults = leavesDefaults }.Of(parameters);
        var text = new StringBuilder();
        if (members.Settings.Any(setting => setting.Contains("JsonDocument.", StringComparison.Ordinal)))
        {
            text.Append("using System.Text.Json;\n");
        }

        text.Append("using ").Append(model.Namespace).Append(";\n\n");
        text.Append("var request = new ").Append(types.Record).Append("\n{\n");
        foreach (var setting in members.Settings)
        {
            text.Append("    ").Append(setting).Append(",\n");
        }

        foreach (var unsaid in members.Unsaid)
        {
            // Values that the type cannot express remain visible, for the reader to correct. Always one line, whatever the value contains.
            text.Append("    // ").Append(unsaid.ReplaceLineEndings(" ")).Append(" = ").Append(JsonText.Of(parameters[unsaid]!)).Append(" is not allowed\n");
        }

        return text.Append("};\n").ToString();
    }
}
