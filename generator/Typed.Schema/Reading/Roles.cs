using Typed.Schema.Specification;

namespace Typed.Schema.Reading;

/// <summary>Finds a field's role by its name. All providers use the same words.</summary>
public static class Roles
{
    public static FieldRole Of(string field)
    {
        var name = field.Replace("-", "_").ToLowerInvariant();
        return EndsWithWord(name, "duration") ? FieldRole.Duration
            : EndsWithWord(name, "resolution") ? FieldRole.Resolution
            : EndsWithWord(name, "aspect_ratio") || name == "aspectratio" ? FieldRole.AspectRatio
            : FieldRole.None;
    }

    private static bool EndsWithWord(string name, string word) =>
        name == word || name.EndsWith("_" + word, StringComparison.Ordinal);
}
