using System.Text.Json;
using Typed.Parameters;
using Typed.Specification;

namespace Typed.Reading;

/// <content>A field that accepts one of several shapes.</content>
public sealed partial class ParamsReader
{
    // Nested unions double the attempts at each level of JSON that fits no branch.
    private const int MaxAttempts = 20_000;

    /// <summary>Reads the first branch that causes no violation. If none does, adds one violation that names all branches.</summary>
    internal T? Union<T>(ParamField field, (ParamField Branch, Func<ParamsReader, ParamField, T?> Read)[] branches)
        where T : ParamUnion
    {
        if (Find(field) is not { } json)
        {
            return null;
        }

        // The first branch with satisfied constraints; otherwise the first with a fitting type, so that Validate reports what is wrong with it.
        T? fitting = null;
        var attempts = new List<List<Violation>>();
        foreach (var (branch, read) in branches)
        {
            if (++_attempts[0] > MaxAttempts)
            {
                Violations.Add(new Violation(PathOf(field), "anyOf", "The JSON is too deeply nested to tell which of the shapes it is."));
                return null;
            }

            var attempt = new ParamsReader(_json, _path, [], _attempts, _names, _isItem);
            var value = read(attempt, branch);
            attempt.Forget();
            if (value is not null && attempt.Violations.Count == 0)
            {
                if (ValidationVisitor.IsValid(value))
                {
                    return value;
                }

                fitting ??= value;
            }

            if (branch.Kind == ParamKind.Object)
            {
                attempts.Add(attempt.Violations);
            }
        }

        if (fitting is not null)
        {
            return fitting;
        }

        // A constant identifies the intended shape. Its violations are more helpful than a list of all shapes.
        if (json.ValueKind == JsonValueKind.Object && attempts.Where(violations => !violations.Any(IsOtherConstant)).Take(2).ToList() is [var meant] && attempts.Count > 1)
        {
            Violations.AddRange(meant);
            return null;
        }

        var allowed = branches.SelectMany(branch => branch.Branch.Values).Select(value => value.Json).ToArray();
        var shapes = branches.Where(branch => branch.Branch.Values.Count == 0).Select(branch => ValueReader.Name(branch.Branch.Kind)).Distinct(StringComparer.Ordinal);
        Violations.Add(new Violation(PathOf(field), "anyOf", $"{ValueReader.Shorten(json)} is not allowed. Allowed: {string.Join(", ", allowed.Concat(shapes))}.")
        {
            AllowedValues = allowed,
        });
        return null;
    }

    // One allowed value, and another one is there.
    private static bool IsOtherConstant(Violation violation) => violation is { Keyword: "enum", AllowedValues.Count: 1 };
}
