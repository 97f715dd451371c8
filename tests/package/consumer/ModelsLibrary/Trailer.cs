using Typed.Models.Creatify;

namespace ModelsLibrary;

public static class Trailer
{
    public static string Describe(KlingV16ProImageToVideoParams request) => $"{request.ToJson()}: {request.Cost.Credits} credits";
}
