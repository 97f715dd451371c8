using System;
using Typed.Models.Acme;

var request = new TransitiveOneParams { Prompt = "y", Duration = TransitiveOneDuration.Seconds5 };
Console.WriteLine(request.ToJson());
