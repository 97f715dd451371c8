using System.Text.Json;

namespace Typed.Emulator.Schema;

/// <summary>unevaluatedProperties and unevaluatedItems: what no other keyword that applies to the value describes.</summary>
internal static class UnevaluatedKeywords
{
    private const int MaxDepth = 64;

    public static void Check(Evaluation evaluation, JsonElement schema, JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Object && schema.TrySchema("unevaluatedProperties", out var members))
        {
            var described = new Described(evaluation, value, path);
            described.Add(schema, 0);
            foreach (var member in value.EnumerateObject().Where(member => !described.Names.Contains(member.Name)))
            {
                if (evaluation.Try(members, member.Value, SchemaReading.Below(path, member.Name)).Count > 0)
                {
                    evaluation.Report(path, "unevaluatedProperties", $"'{member.Name}' is described by none of the alternatives that apply");
                }
            }
        }
        else if (value.ValueKind == JsonValueKind.Array && schema.TrySchema("unevaluatedItems", out var items))
        {
            var described = new Described(evaluation, value, path);
            described.Add(schema, 0);
            for (var i = 0; i < value.GetArrayLength(); i++)
            {
                if (!described.Indexes.Contains(i) && evaluation.Try(items, value[i], SchemaReading.Below(path, i)).Count > 0)
                {
                    evaluation.Report(path, "unevaluatedItems", $"the item {i} is described by none of the alternatives that apply");
                }
            }
        }
    }

    /// <summary>The members or items that the keywords of a schema describe.</summary>
    private sealed class Described(Evaluation evaluation, JsonElement value, string path)
    {
        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

        public HashSet<int> Indexes { get; } = [];

        public void Add(JsonElement schema, int depth)
        {
            if (schema.ValueKind != JsonValueKind.Object || depth > MaxDepth)
            {
                return;
            }

            if (value.ValueKind == JsonValueKind.Object)
            {
                AddNames(schema, depth > 0);
            }
            else
            {
                AddIndexes(schema, depth > 0);
            }

            foreach (var target in evaluation.Targets(schema))
            {
                Add(target, depth + 1);
            }

            AddCombined(schema, depth + 1);
        }

        private void AddNames(JsonElement schema, bool isInner)
        {
            schema.TryKind("properties", JsonValueKind.Object, out var properties);
            schema.TryKind("patternProperties", JsonValueKind.Object, out var patterns);
            var takesAll = schema.TrySchema("additionalProperties", out _) || (isInner && schema.TrySchema("unevaluatedProperties", out _));
            foreach (var name in value.EnumerateObject().Select(member => member.Name))
            {
                if (takesAll
                    || (properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(name, out _))
                    || (patterns.ValueKind == JsonValueKind.Object && patterns.EnumerateObject().Any(pattern => StringKeywords.Matches(evaluation, pattern.Name, name, path) is true)))
                {
                    Names.Add(name);
                }
            }
        }

        private void AddIndexes(JsonElement schema, bool isInner)
        {
            var isTuple = schema.TryKind("items", JsonValueKind.Array, out var tuple) || schema.TryKind("prefixItems", JsonValueKind.Array, out tuple);
            var head = isTuple ? tuple.GetArrayLength() : 0;
            var takesAll = schema.TrySchema("items", out _) || (head > 0 && schema.TrySchema("additionalItems", out _)) || (isInner && schema.TrySchema("unevaluatedItems", out _));
            var hasWanted = schema.TrySchema("contains", out var wanted);
            for (var i = 0; i < value.GetArrayLength(); i++)
            {
                if (takesAll || i < head || (hasWanted && evaluation.Try(wanted, value[i], SchemaReading.Below(path, i)).Count == 0))
                {
                    Indexes.Add(i);
                }
            }
        }

        private void AddCombined(JsonElement schema, int depth)
        {
            foreach (var keyword in new[] { "allOf", "anyOf", "oneOf" })
            {
                if (schema.TryKind(keyword, JsonValueKind.Array, out var parts))
                {
                    foreach (var part in parts.EnumerateArray().Where(part => evaluation.Try(part, value, path).Count == 0))
                    {
                        Add(part, depth);
                    }
                }
            }

            if (schema.TrySchema("if", out var condition))
            {
                var holds = evaluation.Try(condition, value, path).Count == 0;
                if (holds)
                {
                    Add(condition, depth);
                }

                if (schema.TrySchema(holds ? "then" : "else", out var consequence))
                {
                    Add(consequence, depth);
                }
            }

            foreach (var keyword in new[] { "dependentSchemas", "dependencies" })
            {
                if (value.ValueKind == JsonValueKind.Object && schema.TryKind(keyword, JsonValueKind.Object, out var dependencies))
                {
                    foreach (var dependency in dependencies.EnumerateObject().Where(one => value.TryGetProperty(one.Name, out _)))
                    {
                        Add(dependency.Value, depth);
                    }
                }
            }
        }
    }
}
