using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Diff;

/// <summary>A small provider in two states, <c>old</c> and <c>schemas</c>, that differ in one thing of each class.</summary>
internal static class AcmeSchemas
{
    public static void Write(ScratchFolder folder, string below = "acme/", string? name = null)
    {
        WriteOld(folder, "../old/acme/");
        WriteNew(folder, below, name ?? "film");
    }

    public static void WriteOld(ScratchFolder folder, string below, string name = "film")
    {
        folder.Write(below + "models/film.json", Model(name, "\"5\", \"10\"", "5", "What to show.", "upscale"));
        folder.Write(below + "pricing.json", Pricing(name, 8, 16));
    }

    public static void WriteNew(ScratchFolder folder, string below, string name = "film")
    {
        folder.Write(below + "models/film.json", Model(name, "\"10\", \"15\"", "10", "What is to be seen.", "audio"));
        folder.Write(below + "pricing.json", Pricing(name, 8, 20));
    }

    public static string Model(string name, string durations, string value, string description, string flag) =>
        $$"""
        {
          "model": "{{name}}",
          "kind": "text_to_video",
          "input_schema": {
            "type": "object",
            "required": ["prompt"],
            "properties": {
              "prompt": { "type": "string", "description": "{{description}}" },
              "duration": { "type": "string", "enum": [{{durations}}], "default": "{{value}}" },
              "{{flag}}": { "type": "boolean" }
            }
          }
        }
        """;

    public static string Pricing(string name, decimal five, decimal ten) =>
        $$"""
        {
          "unit": "credits",
          "models": {
            "{{name}}": {
              "rules": [
                { "when": { "duration": 5 }, "credits": {{five}} },
                { "when": { "duration": 10 }, "credits": {{ten}} }
              ]
            }
          }
        }
        """;
}
