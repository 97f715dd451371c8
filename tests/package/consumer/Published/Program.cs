using System.Text.Json;
using System.Text.Json.Serialization;
using Typed;
using Typed.Creatify;
using Typed.Models.Creatify;

var order = new Order("Ann", new KlingV16ProImageToVideoParams
{
    Prompt = "Snow",
    ImageUrl = "https://example.com/snow.jpg",
    Duration = KlingV16ProImageToVideoDuration.Seconds10,
});
var json = JsonSerializer.Serialize(order, OrderContext.Default.Order);
var read = JsonSerializer.Deserialize(json, OrderContext.Default.Order)!;
Console.WriteLine($"{json} {read == order} {read.Request.Cost.Credits} credits");

// Through the base type, as a queue does.
var envelope = JsonSerializer.Serialize(new Envelope(7, order.Request), OrderContext.Default.Envelope);
Console.WriteLine($"{envelope[..60]} {JsonSerializer.Deserialize(envelope, OrderContext.Default.Envelope)!.Request.Equals(order.Request)}");

// The client's own code is compiled too. Nothing listens on this port, so nothing is sent.
try
{
    var client = new CreatifyClient(new CreatifyOptions { ApiId = "id", ApiKey = "key", BaseAddress = new Uri("http://127.0.0.1:1") });
    var job = await client.SubmitAsync(read.Request);
    Console.WriteLine(job.Id);
}
catch (TypedException exception)
{
    Console.WriteLine(exception.GetType().Name);
}

internal sealed record Order(string Customer, KlingV16ProImageToVideoParams Request);

internal sealed record Envelope(int Id, ModelParams Request);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(Envelope))]
internal sealed partial class OrderContext : JsonSerializerContext;
