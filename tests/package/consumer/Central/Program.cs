using Typed.Models.Creatify;

Console.WriteLine($"Central: {new NanoBananaParams { Prompt = "A kite" }.Prompt}");
