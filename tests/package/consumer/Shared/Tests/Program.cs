using System;
using SharedLibrary;
using Typed.Models.Acme;

Console.WriteLine(Writer.Write(new OneParams { Prompt = "x", Duration = OneDuration.Seconds10 }));
