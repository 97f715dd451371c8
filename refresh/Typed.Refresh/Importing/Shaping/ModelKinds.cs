using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Typed.Refresh.Importing.Reading;

namespace Typed.Refresh.Importing.Shaping;

/// <summary>Chooses a model's kind, such as <c>image_to_video</c>: what goes in by its fields, what comes out by the texts about it.</summary>
internal static partial class ModelKinds
{
    /// <summary>The kind of a model about which nothing says more.</summary>
    public const string Other = "other";

    private static readonly string[] s_inputs = ["video", "image", "audio"];

    public static string Of(string model, Candidate candidate, BundledSchema schema)
    {
        foreach (var text in candidate.Texts.Prepend(model))
        {
            if (Stated().Match(text) is { Success: true } stated)
            {
                return $"{Word(stated.Groups[1].Value)}_to_{Word(stated.Groups[2].Value)}";
            }
        }

        var output = candidate.Texts.Prepend(model).Select(OutputOf).FirstOrDefault(found => found is not null);
        if (output is null)
        {
            return Other;
        }

        return $"{InputOf(schema, output)}_to_{output}";
    }

    // A field that is optional does not change what the model is for, unless its name says that it edits.
    private static string InputOf(BundledSchema schema, string output)
    {
        var required = (schema.Root["required"] as JsonArray ?? []).Select(BundledSchema.Text).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var properties = schema.Properties(schema.Root);
        var media = properties.Where(property => required.Contains(property.Key)).Select(property => MediaOf(schema, property.Key, property.Value))
            .Concat((schema.Root["x-files"] as JsonObject ?? []).Where(file => file.Value?["required"]?.GetValue<bool>() == true).Select(file => FieldRoles.MediaOf(file.Key) ?? "file"))
            .OfType<string>().ToHashSet(StringComparer.Ordinal);
        return s_inputs.FirstOrDefault(media.Contains)
            // A file of unknown content that becomes text is a recording.
            ?? (!media.Contains("file") ? "text" : output == "text" ? "audio" : "file");
    }

    private static string? MediaOf(BundledSchema schema, string name, JsonNode? property) =>
        BundledSchema.Text((property as JsonObject)?[FieldRoles.Media])
        ?? (schema.Resolve(property) is { } members && BundledSchema.Text(members["type"]) is "string" or "array" && !members.ContainsKey("enum") && BareMedia().IsMatch(name) ? FieldRoles.MediaOf(name) : null);

    private static string? OutputOf(string text) =>
        TextWord().IsMatch(text) ? "text" : VideoWord().IsMatch(text) ? "video" : AudioWord().IsMatch(text) ? "audio" : ImageWord().IsMatch(text) ? "image" : MeshWord().IsMatch(text) ? "mesh" : null;

    private static string Word(string word) => word.ToLowerInvariant() switch
    {
        "speech" or "voice" or "music" or "sound" or "audio" => "audio",
        "photo" or "picture" or "image" => "image",
        "3d" or "mesh" => "mesh",
        { } other => other,
    };

    [GeneratedRegex(@"(?<![A-Za-z])(text|image|photo|picture|video|audio|speech|voice|music|sound)[-_ ]?(?:to|2)[-_ ]?(text|image|photo|picture|video|audio|speech|voice|music|sound|3d|mesh)(?![A-Za-z])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Stated();

    [GeneratedRegex(@"\A(?:input_|source_|init_|reference_)?(?:image|images|video|videos|audio|file|mask|photo|picture)s?(?:_ur[il]s?|_base64|_b64)?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex BareMedia();

    [GeneratedRegex(@"transcri|caption|chat|completion|embedding|translation|describe|\bocr\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TextWord();

    [GeneratedRegex(@"video|animat|lip.?sync|\bclips?\b|movie|film", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex VideoWord();

    [GeneratedRegex(@"audio|speech|voice|music|sound|song|\btts\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AudioWord();

    [GeneratedRegex(@"image|picture|photo|upscale|inpaint|outpaint|background|avatar|portrait|illustration|diffusion|flux|sdxl|stable.?diffusion", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ImageWord();

    [GeneratedRegex(@"\b3d\b|mesh", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex MeshWord();
}
