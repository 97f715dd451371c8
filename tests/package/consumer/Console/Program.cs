using Typed.Models.Creatify;

var request = new KlingV16ProImageToVideoParams
{
    Prompt = "A man walking through snow",
    ImageUrl = "https://example.com/snow.jpg",
    Duration = KlingV16ProImageToVideoDuration.Seconds10,
};
Console.WriteLine($".NET {Environment.Version.Major}: {request.Cost.Credits} credits, valid: {request.Validate().IsValid}");
