using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.CodeGeneration.CSharp;

namespace Typed.Build.Benchmarks;

/// <summary>The classes that NJsonSchema writes from the same schemas, with and without a source-generated serializer context over them.</summary>
internal static class NJsonSchemaCode
{
    public static void Write(string folder, IReadOnlyList<JsonObject> models, bool withContext)
    {
        var context = new StringBuilder("using System.Text.Json.Serialization;\nnamespace Dto;\n");
        for (var i = 0; i < models.Count; i++)
        {
            var name = "Model" + i.ToString(CultureInfo.InvariantCulture);
            var schema = JsonSchema.FromJsonAsync(models[i]["input_schema"]!.ToJsonString()).GetAwaiter().GetResult();
            var settings = new CSharpGeneratorSettings
            {
                Namespace = "Dto." + name,
                ClassStyle = CSharpClassStyle.Poco,
                JsonLibrary = CSharpJsonLibrary.SystemTextJson,
                JsonLibraryVersion = 9,
                GenerateNullableReferenceTypes = true,
                GenerateOptionalPropertiesAsNullable = true,
            };
            File.WriteAllText(Path.Combine(folder, name + ".cs"), "#nullable enable\n" + new CSharpGenerator(schema, settings).GenerateFile("Params"));
            context.Append(CultureInfo.InvariantCulture, $"[JsonSerializable(typeof(Dto.{name}.Params), TypeInfoPropertyName = \"{name}\")]\n");
        }

        if (withContext)
        {
            context.Append("[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]\npublic sealed partial class DtoContext : JsonSerializerContext;\n");
            File.WriteAllText(Path.Combine(folder, "DtoContext.cs"), context.ToString());
        }
    }
}
