using System.Text.Json.Nodes;
using NJsonSchema;

namespace Typed.Peers.Benchmarks;

/// <summary>NJsonSchema's verdicts on the conformance corpora, whose verdicts are those of ajv. The generated records agree with all of them (a test).</summary>
internal static class Verdicts
{
    public static void Print(string repository)
    {
        foreach (var corpus in new[] { "models.json", "keywords.json" })
        {
            Print(repository, corpus);
        }
    }

    private static void Print(string repository, string corpus)
    {
        int cases = 0, accepted = 0, refused = 0, failed = 0;
        var unreadable = new List<string>();
        var schemas = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in JsonNode.Parse(File.ReadAllText(Path.Combine(repository, "tests", "conformance", "corpus", corpus)))!.AsArray())
        {
            if (TryRead(group!["schema_text"]?.GetValue<string>() ?? (group["schema"] ?? SchemaOf(repository, group)).ToJsonString()) is not { } schema)
            {
                unreadable.Add((group["name"] ?? group["model"])!.GetValue<string>());
                continue;
            }

            foreach (var item in group["cases"]!.AsArray())
            {
                var json = item!["text"]?.GetValue<string>() ?? item["instance"]?.ToJsonString() ?? "null";
                cases++;
                if (TryValidate(schema, json) is not { } isValid)
                {
                    failed++;
                    continue;
                }

                if (isValid != item["valid"]!.GetValue<bool>())
                {
                    accepted += isValid ? 1 : 0;
                    refused += isValid ? 0 : 1;
                    schemas.Add((group["name"] ?? group["model"])!.GetValue<string>());
                }
            }
        }

        Console.WriteLine(FormattableString.Invariant($"{corpus}: of {cases} cases NJsonSchema accepts {accepted} that are invalid and refuses {refused} that are valid, and throws for {failed}; wrong verdicts in {schemas.Count} schemas"));
        Console.WriteLine($"  {string.Join("; ", schemas)}");
        Console.WriteLine(FormattableString.Invariant($"  not readable: {unreadable.Count} schemas: {string.Join("; ", unreadable)}"));
    }

    private static JsonSchema? TryRead(string schema)
    {
        try
        {
            return JsonSchema.FromJsonAsync(schema).GetAwaiter().GetResult();
        }
        catch (Exception problem) when (problem is Newtonsoft.Json.JsonException or InvalidOperationException or NotSupportedException)
        {
            return null;
        }
    }

    private static bool? TryValidate(JsonSchema schema, string json)
    {
        try
        {
            return schema.Validate(json).Count == 0;
        }
        catch (Exception problem) when (problem is Newtonsoft.Json.JsonException or ArgumentException or OverflowException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static JsonNode SchemaOf(string repository, JsonNode group)
    {
        var name = group["model"]!.GetValue<string>().Replace("/", "__", StringComparison.Ordinal);
        return JsonNode.Parse(File.ReadAllText(Path.Combine(repository, "schemas", group["provider"]!.GetValue<string>(), "models", name + ".json")))!["input_schema"]!;
    }
}
