using System.Globalization;
using System.Text.Json.Nodes;

namespace Typed.Build.Benchmarks;

/// <summary>Counts the facts of the schemas that the classes of a variant get right. A fact is one property with an enum, a default, a bound, or in the list of required ones.</summary>
/// <remarks>
/// Each fact is a test of the compiled classes: a valid document must be accepted, and a document that breaks only this fact refused, by an exception or by the classes' own validation. An enum is right if
/// each of its values comes back as it went in; a default, if a new object is written with it.
/// </remarks>
internal sealed class Facts(IReadOnlyList<JsonObject> models)
{
    private readonly SortedDictionary<string, (int Right, int All)> _counts = new(StringComparer.Ordinal);

    /// <summary>One line of a table: right of all, for each kind of fact.</summary>
    public string Of(Variant variant)
    {
        _counts.Clear();
        var classes = new CompiledClasses(variant);
        for (var index = 0; index < models.Count; index++)
        {
            var schema = models[index]["input_schema"]!.AsObject();
            var subject = classes.Of(index, models[index]["model"]!.GetValue<string>());
            var required = schema["required"]?.AsArray().Select(item => item!.GetValue<string>()).ToList() ?? [];
            var properties = schema["properties"]!.AsObject().Where(pair => Samples.IsPlain(pair.Value!.AsObject())).ToDictionary(pair => pair.Key, pair => pair.Value!.AsObject());
            var valid = new JsonObject(required.Select(name => KeyValuePair.Create<string, JsonNode?>(name, Samples.Of(schema["properties"]![name]!.AsObject()))));
            foreach (var name in required)
            {
                var without = valid.DeepClone().AsObject();
                without.Remove(name);
                Count("required", subject.Accepts(valid) && !subject.Accepts(without));
            }

            foreach (var (name, property) in properties)
            {
                if (property["enum"] is JsonArray values)
                {
                    Count("enum wire values", values.All(value => subject.KeepsValue(Samples.With(valid, name, value), name)));
                }

                if (property["default"] is { } value && !required.Contains(name))
                {
                    Count("defaults", subject.StartsWith(name, value));
                }

                if (Samples.OutOfBounds(property) is { Count: > 0 } outside)
                {
                    Count("bounds", subject.Accepts(Samples.With(valid, name, Samples.Of(property))) && outside.All(wrong => !subject.Accepts(Samples.With(valid, name, wrong))));
                }
            }
        }

        return $"| {variant.Name} | {string.Join(" | ", _counts.Values.Append((_counts.Values.Sum(count => count.Right), _counts.Values.Sum(count => count.All))).Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Item1} of {count.Item2}")))} |";
    }

    public static string Header => "| classes | bounds | defaults | enum wire values | required | all |\n|---|---|---|---|---|---|";

    private void Count(string kind, bool isRight)
    {
        var (right, all) = _counts.GetValueOrDefault(kind);
        _counts[kind] = (right + (isRight ? 1 : 0), all + 1);
    }
}
