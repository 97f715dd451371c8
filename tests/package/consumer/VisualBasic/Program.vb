Imports Typed.Models.Creatify

Module Program
    Sub Main()
        Dim request As New KlingV16ProImageToVideoParams With {
            .Prompt = "Snow",
            .ImageUrl = "https://example.com/snow.jpg",
            .Duration = KlingV16ProImageToVideoDuration.Seconds10
        }
        Console.WriteLine($"Visual Basic: {request.ToJson()}, {request.Cost.Credits} credits")
    End Sub
End Module
