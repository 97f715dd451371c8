using System.Text;
using System.Text.Json;
using Typed.Providers.Http;
using Typed.Providers.Http.Wire;

namespace Typed.Creatify.Wire;

/// <summary>The outputs of a task: an array, or a text that contains the array.</summary>
internal sealed class TaskAssets : WireConverter<IReadOnlyList<TaskAsset>>
{
    public override IReadOnlyList<TaskAsset>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var json = JsonElement.ParseValue(ref reader);
        var list = json.ValueKind == JsonValueKind.String ? TolerantJson.Parse(Encoding.UTF8.GetBytes(TolerantJson.TextOf(json) ?? "")) ?? default : json;
        return WireObject.ReadList(list, CreatifyWire.Default.TaskAsset);
    }
}
