using System;
using Typed.Models.Creatify;

var request = new NewModelParams { Prompt = "z", Duration = NewModelDuration.Seconds15 };
Console.WriteLine(request.ToJson());
