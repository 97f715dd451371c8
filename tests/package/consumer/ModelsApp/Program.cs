using System;
using ModelsLibrary;
using Typed.Models.Creatify;

Console.WriteLine(Trailer.Describe(new KlingV16ProImageToVideoParams
{
    Prompt = "Snow",
    ImageUrl = "https://example.com/snow.jpg",
    Duration = KlingV16ProImageToVideoDuration.Seconds5,
}));
