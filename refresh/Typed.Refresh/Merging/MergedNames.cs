using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Refresh.Files;

namespace Typed.Refresh.Merging;

/// <summary>The names of a model in its file: its own name, and those that its field <c>model</c> accepts.</summary>
internal static class MergedNames
{
    public static IEnumerable<string> Of(SavedModelFile file)
    {
        var field = (file.InputSchema["properties"] as JsonObject)?["model"] as JsonObject;
        var values = (field?["enum"] as JsonArray ?? []).Append(field?["const"]?.DeepClone()).Append(field?["default"]?.DeepClone());
        return values
            .Where(value => value?.GetValueKind() == JsonValueKind.String)
            .Select(value => value!.GetValue<string>())
            .Prepend(file.Model);
    }
}
