using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Typed.Schema.Reading;
using Typed.Schema.Specification;

namespace Typed.Refresh.Importing.Shaping;

/// <summary>Infers what a field is for, from its name and form. The generator infers duration, resolution and aspect ratio by the same rules.</summary>
internal static partial class FieldRoles
{
    public const string Role = "x-role";

    public const string Media = "x-media";

    /// <summary>The role of a field, for the summary: <c>duration</c>, <c>image</c>, <c>prompt</c>, …; null if it has none.</summary>
    public static string? Of(BundledSchema schema, string name, JsonNode? property)
    {
        var own = property as JsonObject;
        return BundledSchema.Text(own?[Role]) is { } given ? (given == "none" ? null : given)
            : (BundledSchema.Text(own?[Media]) ?? BundledSchema.Text(schema.Resolve(property)?[Media])) is { } media ? media
            : Roles.Of(name) is var role && role != FieldRole.None ? role switch { FieldRole.Duration => "duration", FieldRole.Resolution => "resolution", _ => "aspect_ratio" }
            : IsPrompt(schema, name, property) ? "prompt"
            : SeedForm().IsMatch(name) ? "seed"
            : null;
    }

    /// <summary>Marks the fields that hold the address of a picture, a video or a sound.</summary>
    public static void MarkMedia(BundledSchema schema)
    {
        foreach (var (name, property) in schema.Properties(schema.Root))
        {
            if (property is JsonObject members && !members.ContainsKey(Media) && IsAddress(schema, name, members) && MediaOf(name) is { } media)
            {
                members[Media] = media;
            }
        }
    }

    /// <summary>The kind of media in a field's name, or null.</summary>
    public static string? MediaOf(string name) =>
        VideoWord().IsMatch(name) ? "video" : AudioWord().IsMatch(name) ? "audio" : ImageWord().IsMatch(name) ? "image" : null;

    // prompt_strength, enhance_prompt and image_prompt are about a prompt, and negative_prompt is what not to show.
    private static bool IsPrompt(BundledSchema schema, string name, JsonNode? property) =>
        PromptForm().IsMatch(name) && !name.StartsWith("negative", StringComparison.OrdinalIgnoreCase) && MediaOf(name) is null && IsText(schema, property);

    private static bool IsText(BundledSchema schema, JsonNode? property) =>
        schema.Resolve(property) is not { } members
        || ((members["anyOf"] ?? members["oneOf"]) is JsonArray branches
            ? branches.Any(branch => BundledSchema.Text(schema.Resolve(branch)?["type"]) == "string")
            : BundledSchema.Text(members["type"]) is null or "string" && !members.ContainsKey("enum"));

    private static bool IsAddress(BundledSchema schema, string name, JsonObject property)
    {
        var text = schema.Resolve(property);
        if (BundledSchema.Text(text?["type"]) == "array")
        {
            text = schema.Resolve(text!["items"]);
        }

        return text is not null && BundledSchema.Text(text["type"]) == "string" && !text.ContainsKey("enum") && !text.ContainsKey("const")
            && (BundledSchema.Text(text["format"]) is "uri" or "url" || AddressForm().IsMatch(name));
    }

    [GeneratedRegex(@"(?:\A|_)(?:prompt|input_text|text_prompt)\z|\A(?:text|prompt.*)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PromptForm();

    [GeneratedRegex(@"(?:\A|_)seed\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SeedForm();

    [GeneratedRegex(@"(?:\A|[_a-z])ur[il]s?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AddressForm();

    [GeneratedRegex(@"video|clip|movie", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex VideoWord();

    [GeneratedRegex(@"audio|voice|speech|sound|music|song", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AudioWord();

    [GeneratedRegex(@"image|picture|photo|frame|mask|img|portrait", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ImageWord();
}
