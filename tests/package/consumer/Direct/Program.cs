using System;
using Typed.Models.Acme;

var request = new OneParams { Prompt = "x", Duration = OneDuration.Seconds10 };
Console.WriteLine($"{request.ToJson()} {request.Cost.Credits} credits");
