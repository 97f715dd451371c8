using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Refresh.Files;

namespace Typed.Refresh.Merging;

/// <summary>The names that a file knows a model by: its own, and those that its field <c>model</c> takes.</summary>
internal static class ModelNames
{
    public static IEnumerable<string> Of(ModelFile file)
    {
        var field = (file.InputSchema["properties"] as JsonObject)?["model"] as JsonObject;
        var values = (field?["enum"] as JsonArray ?? []).Append(field?["const"]?.DeepClone()).Append(field?["default"]?.DeepClone());
        return values
            .Where(value => value?.GetValueKind() == JsonValueKind.String)
            .Select(value => value!.GetValue<string>())
            .Prepend(file.Model);
    }
}
