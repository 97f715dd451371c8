namespace Typed.CatalogTests.Kit;

/// <summary>A model file and a price table whose every text tries to become markup or script.</summary>
internal static class HostileModel
{
    private const string Attack = "</script></style></pre><script>window.ran = 1</script><img src=x onerror='window.ran = 1'>\\\" onmouseover=\\\"window.ran = 1\\\" {{script}} <!--";

    public static void WriteTo(string folder)
    {
        var models = Directory.CreateDirectory(Path.Combine(folder, "schemas", "evil", "models")).FullName;
        File.WriteAllText(Path.Combine(models, "evil.json"), $$"""
            { "model": "evil {{Attack}}", "kind": "kind {{Attack}}", "input_schema": { "type": "object", "description": "{{Attack}}", "required": ["prompt"], "properties": {
              "prompt": { "type": "string", "default": "{{Attack}}", "description": "{{Attack}}" }, "duration": { "enum": ["{{Attack}}", "5"], "default": "{{Attack}}" }, "resolution {{Attack}}": { "type": "string" } } },
              "source": { "document": "{{Attack}}", "retrieved": "{{Attack}}" } }
            """);
        File.WriteAllText(Path.Combine(folder, "schemas", "evil", "pricing.json"), $$"""
            { "unit": "{{Attack}}", "as_of": "{{Attack}}", "models": { "evil {{Attack}}": { "per": "{{Attack}}", "newer": { "statement": "{{Attack}}" }, "rules": [ { "when": { "duration": "{{Attack}}" }, "credits": 1 }, { "when": { "duration": "5" }, "credits": 2 } ] } } }
            """);
    }
}
