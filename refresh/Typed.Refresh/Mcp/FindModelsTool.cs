using Typed.Refresh.Searching;

namespace Typed.Refresh.Mcp;

/// <summary><c>find_models</c>: the query of <c>Catalogs.Find</c>.</summary>
internal static class FindModelsTool
{
    private const int DefaultLimit = 10;
    private const int MaxLimit = 100;

    private const string Schema =
        """
        {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "kind": { "type": "string", "description": "What the model makes from what: text_to_image, image_to_image, text_to_video, image_to_video, video_to_video, text_to_audio, audio_to_audio." },
            "provider": { "type": "string", "description": "Only this provider, such as creatify." },
            "name": { "type": "string", "description": "Only models whose name contains this text, such as kling." },
            "duration": { "type": ["number", "string"], "description": "The length of the output in seconds." },
            "resolution": { "type": "string", "description": "Such as 1080p." },
            "aspect_ratio": { "type": "string", "description": "Such as 16:9." },
            "first_frame": { "type": "boolean", "description": "The model must accept an image for the first frame of a video." },
            "last_frame": { "type": "boolean", "description": "The model must accept an image for the last frame of a video." },
            "limit": { "type": "integer", "minimum": 1, "maximum": 100, "description": "The maximum number of models in each list; 10 by default." }
          }
        }
        """;

    public static CatalogTool Create(CatalogSession session) => new(
        "find_models",
        "Find models",
        "Finds the models that meet all given requirements, cheapest first. \"matches\" certainly meet them: \"set\" has the parameter values to set, exactly as the model expects them, "
            + "\"media\" the parameters that take the images, \"cost\" the credits with these values. \"unsure\" lists models whose schema does not answer the question, with the doubts. "
            + "Credits of different providers are different currencies.",
        Schema,
        (arguments, _) =>
        {
            var models = session.Models.Models;
            var query = new QueryText
            {
                Provider = arguments.OptionalText("provider"),
                Kind = arguments.OptionalText("kind"),
                Duration = arguments.NumberOrText("duration"),
                Resolution = arguments.OptionalText("resolution"),
                AspectRatio = arguments.OptionalText("aspect_ratio"),
                FirstFrame = arguments.Flag("first_frame"),
                LastFrame = arguments.Flag("last_frame"),
            }.ToQuery(models);
            var named = arguments.OptionalText("name") is { } text ? [.. models.Where(model => model.Name.Contains(text, StringComparison.OrdinalIgnoreCase))] : models;
            return Task.FromResult(SearchJson.Of(ModelSearch.Find(named, query), arguments.Count("limit", DefaultLimit, MaxLimit)));
        });
}
