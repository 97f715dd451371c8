using System.Text.Json;
using Typed.Emulator.Http;
using Typed.Emulator.Schema;

namespace Typed.Emulator.CreativeAI;

/// <summary>The emulator's prices: the samples from the provider's pages, which contradict each other, or chosen values if there is no sample.</summary>
internal static class CreativeAIPrices
{
    public const decimal Image = 3;

    /// <summary>The price of an edit, chosen because none is published.</summary>
    public const decimal ImageEdit = 3;

    public const decimal BatchClip = 30;

    /// <summary>The price of a utility, chosen because none is published.</summary>
    public const decimal Utility = 2;

    private const decimal FromText = 60;
    private const decimal FromImage = 30;
    private const decimal AfterFailover = 30;

    public static decimal Video(JsonElement body, bool failover) =>
        failover ? AfterFailover : body.TryKind("image_url", JsonValueKind.String, out _) ? FromImage : FromText;

    public static decimal Of(string model) => model switch
    {
        "voice-generation" => 8,
        "video-composition" => 5,
        "chart-to-video" => 15,
        _ => Utility,
    };
}
