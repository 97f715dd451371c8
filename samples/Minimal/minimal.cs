#:project ../../models/Typed.Models
#:project ../../emulator/Typed.Emulator
using Typed.Creatify;
using Typed.Emulator;
using Typed.Models.Creatify;

await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Speed = 10 });
var creatify = new CreatifyClient(new CreatifyOptions { ApiId = emulator.ApiId, ApiKey = emulator.ApiKey, BaseAddress = emulator.BaseAddress });
var request = new NanoBananaParams { Prompt = "A lighthouse at dawn" };
Console.WriteLine(request.Cost);
var result = await (await creatify.SubmitAsync(request)).WaitAsync();
var files = await result.DownloadAsync("out");
Console.WriteLine(files[0].Path);
