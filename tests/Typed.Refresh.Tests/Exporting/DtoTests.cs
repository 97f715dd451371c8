using System.Text.Json.Nodes;
using Typed.Refresh.Catalog;
using Typed.Refresh.CSharp;
using Typed.Refresh.Views;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Exporting;

/// <summary><c>typed export --as dto</c>: the classes send exactly what the schemas say.</summary>
public sealed class DtoTests
{
    // All models in one compilation, and each valid request of the corpus: what the class sends is the request, and the documented defaults of what it omits.
    [Theory]
    [InlineData("system-text-json")]
    [InlineData("newtonsoft")]
    public async Task All_models_send_each_valid_request_unchanged(string library)
    {
        var models = CatalogReader.Read(new SchemaFolder(ScratchFolder.Repository, IsShipped: false));
        var corpus = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "corpus", "models.json")))!.AsArray();
        var cases = corpus
            .SelectMany(group => group!["cases"]!.AsArray()
                .Where(item => item!["valid"]!.GetValue<bool>())
                .Select(item => (Model: models.Find(group["model"]!.GetValue<string>()), Json: item!["text"]?.GetValue<string>() ?? item["instance"]!.ToJsonString())))
            .Concat(models.Models.Select(model => (Model: model, Json: SampleRequest.Of(model).ToJsonString())))
            .ToList();
        Assert.True(cases.Count > 300, $"{cases.Count} cases");
        var dto = await DtoAssembly.ExportAsync(library, ScratchFolder.Repository);

        var differences = new List<string>();
        foreach (var (model, json) in cases)
        {
            var sent = dto.RoundTrip($"Typed.Dto.{model.Named.ProviderName}.{model.Record}", json);
            if (!JsonNode.DeepEquals(Expected(model, json), sent))
            {
                differences.Add($"{model.Name}: {Expected(model, json).ToJsonString()} became {sent.ToJsonString()}");
            }
        }

        Assert.True(differences.Count == 0, $"{differences.Count} differences\n" + string.Join("\n", differences.Take(5)));
    }

    // What NJsonSchema gets wrong, and a field name that would be code in an unescaped literal.
    [Theory]
    [InlineData("system-text-json")]
    [InlineData("newtonsoft")]
    public async Task Constants_lists_unions_and_odd_names(string library)
    {
        using var folder = new ScratchFolder();
        folder.Write("acme/models/film.json", """
            {
              "model": "film", "kind": "text_to_video",
              "input_schema": {
                "type": "object", "required": ["model"],
                "properties": {
                  "model": { "type": "string", "const": "film" },
                  "a\"b\\": { "type": "string" },
                  "duration": { "type": "string", "enum": ["5", "10"], "default": "5" },
                  "frames": { "type": "integer", "enum": [24, 30], "default": 30 },
                  "styles": { "type": "array", "items": { "type": "string", "enum": ["a b", "c\"d"] }, "default": ["c\"d"] },
                  "size": { "anyOf": [{ "type": "string", "enum": ["square"] }, { "type": "object", "properties": { "width": { "type": "integer" } } }], "default": "square" },
                  "seed": { "type": ["integer", "null"] },
                  "additional_properties": { "type": "boolean" }
                }
              }
            }
            """);
        var dto = await DtoAssembly.ExportAsync(library, folder.Schemas);
        Assert.Equal("""{"model":"film","duration":"5","frames":30,"size":"square","styles":["c\u0022d"]}""", Ordered(dto.New("Typed.Dto.Acme.FilmParams")));
        const string All = """{"model":"film","a\u0022b\\":"x","additional_properties":true,"duration":"10","frames":24,"seed":7,"size":{"width":3},"styles":["a b"],"unknown":[1,{"x":null}]}""";
        Assert.Equal(All, Ordered(dto.RoundTrip("Typed.Dto.Acme.FilmParams", All)));
        // The number of a value depends on the value only, as in the generated records.
        Assert.Equal(10, (int)Enum.Parse(dto.TypeOf("Typed.Dto.Acme.FilmDuration"), "Seconds10"));
    }

    [Theory]
    [InlineData("1Shop", "--namespace must be a C# namespace")]
    [InlineData("Shop.class", "--namespace must be a C# namespace")]
    public async Task A_namespace_is_checked(string name, string expected)
    {
        using var tool = new Tool();
        await tool.ExpectAsync(2, "export", "--as", "dto", "--namespace", name, "--schemas", ScratchFolder.Repository);
        Assert.StartsWith("error: " + expected, tool.Error, StringComparison.Ordinal);
    }

    private static JsonObject Expected(CatalogModel model, string json)
    {
        var view = new ModelView(model, new SchemaFolder(ScratchFolder.Repository, IsShipped: false));
        var request = JsonNode.Parse(json)!.AsObject();
        AddDefaults(request, view.Fields, view.Objects);
        return request;
    }

    // A documented default is set and therefore sent; null is not sent.
    private static void AddDefaults(JsonObject value, IReadOnlyList<FieldView> fields, IReadOnlyList<ObjectView> objects)
    {
        foreach (var field in fields)
        {
            if (!value.ContainsKey(field.Name) && field.Default is { } json)
            {
                value[field.Name] = JsonNode.Parse(json);
            }

            if (value.ContainsKey(field.Name) && value[field.Name] is null)
            {
                value.Remove(field.Name);
            }

            if (value[field.Name] is JsonObject nested && field.Type.Shape == "object")
            {
                AddDefaults(nested, objects.Single(item => item.Name == field.Type.Name).Fields, objects);
            }
        }
    }

    private static string Ordered(JsonObject value)
    {
        var members = value.OrderBy(member => member.Key == "model" ? "" : member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()));
        return new JsonObject(members).ToJsonString();
    }
}
