using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Typed.Emulator.Http;

namespace Typed.Emulator.Media;

/// <summary>Serves outputs without authentication and with range support, as a CDN does.</summary>
internal static class MediaEndpoints
{
    /// <summary>The path of the files.</summary>
    public const string Path = "/media/";

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods(Path + "{name}", [HttpMethods.Get, HttpMethods.Head], (string name, MediaLibrary library) =>
            library.TryGet(name, out var file)
                ? Results.Bytes(file.Content, file.ContentType, enableRangeProcessing: true)
                : JsonAnswer.Detail(StatusCodes.Status404NotFound, "Not found."))
            .Emulated(Routes.Media);
}
