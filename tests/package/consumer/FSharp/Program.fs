open System
open Typed.Models.Creatify

let request =
    KlingV16ProImageToVideoParams(
        Prompt = "Snow",
        ImageUrl = "https://example.com/snow.jpg",
        Duration = Nullable KlingV16ProImageToVideoDuration.Seconds10)

printfn "F#: %s, %M credits" (request.ToJson()) request.Cost.Credits.Value
