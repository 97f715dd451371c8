using Typed.Refresh.Catalog;

namespace Typed.Refresh.Page;

/// <summary>The words that a search finds a model by: its names, its parameters, and what people call its kind. Not the prose of descriptions and sources.</summary>
internal static class SearchWords
{
    private static readonly Dictionary<string, string> s_synonyms = new(StringComparer.Ordinal)
    {
        ["text_to_audio"] = "voice speech tts narration speak sound",
        ["audio_to_audio"] = "voice speech sound",
        ["text_to_image"] = "picture photo t2i draw",
        ["image_to_image"] = "picture photo edit i2i",
        ["text_to_video"] = "movie film clip t2v",
        ["image_to_video"] = "movie film clip animate animation i2v",
        ["video_to_video"] = "movie film clip edit v2v",
    };

    public static string Of(CatalogModel model) => string.Join(
        ' ',
        new[] { model.Name, model.Record, model.Provider, model.ProviderTitle, model.Kind.Replace('_', ' '), s_synonyms.GetValueOrDefault(model.Kind, "") }
            .Concat(model.Spec.Properties.Select(property => property.WireName))
            .Where(text => text.Length > 0)).ToLowerInvariant();
}
