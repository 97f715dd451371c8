namespace Typed.Emulator.Http;

/// <summary>Names of the emulated calls, for counting them and for aiming faults at them.</summary>
public static class Routes
{
    /// <summary>POST /api/asset_generator/</summary>
    public const string CreatifyCreate = "creatify.create";

    /// <summary>GET /api/asset_generator/{id}/</summary>
    public const string CreatifyItem = "creatify.item";

    /// <summary>GET /api/asset_generator/</summary>
    public const string CreatifyList = "creatify.list";

    /// <summary>GET /api/asset_generator/schemas/</summary>
    public const string CreatifySchemas = "creatify.schemas";

    /// <summary>GET /api/remaining_credits/</summary>
    public const string CreatifyCredits = "creatify.credits";

    /// <summary>Anything else below /api/asset_generator/.</summary>
    public const string CreatifyUnknown = "creatify.unknown";

    /// <summary>GET /media/{file}</summary>
    public const string Media = "media";

    internal static IReadOnlyList<string> All { get; } =
        [CreatifyCreate, CreatifyItem, CreatifyList, CreatifySchemas, CreatifyCredits, CreatifyUnknown, Media];
}
