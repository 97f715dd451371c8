using Typed.Schema.Specification;

namespace Typed.Schema.Reading;

/// <summary>Finds a field's role: the one that its schema states with <c>x-role</c>, otherwise by its name. All providers use the same words.</summary>
public static class Roles
{
    // A name that ends in "seconds" may also be an offset or a timeout.
    private static readonly HashSet<string> s_seconds = new(StringComparer.Ordinal)
    {
        "seconds", "num_seconds", "length_seconds", "duration_seconds", "duration_in_seconds", "duration_secs", "duration_s",
    };

    /// <param name="view">The field's schema.</param>
    /// <param name="field">The field's name.</param>
    public static FieldRole Of(SchemaView view, string field) => view.Text("x-role") switch
    {
        "duration" => FieldRole.Duration,
        "resolution" => FieldRole.Resolution,
        "aspect_ratio" => FieldRole.AspectRatio,
        "none" => FieldRole.None,
        _ => Of(field),
    };

    public static FieldRole Of(string field)
    {
        var name = field.Replace("-", "_").ToLowerInvariant();
        return EndsWithWord(name, "duration") || s_seconds.Contains(name) ? FieldRole.Duration
            : EndsWithWord(name, "resolution") ? FieldRole.Resolution
            : EndsWithWord(name, "aspect_ratio") || name == "aspectratio" ? FieldRole.AspectRatio
            : FieldRole.None;
    }

    private static bool EndsWithWord(string name, string word) =>
        name == word || name.EndsWith("_" + word, StringComparison.Ordinal);
}
