using System.Text.Json;
using Typed.Emulator.Catalog;
using Typed.Emulator.Jobs;
using Typed.Emulator.Media;

namespace Typed.Emulator.Creatify;

/// <summary>Turns an accepted request into a task: its price, and the number and shape of its outputs.</summary>
internal static class CreatifyTasks
{
    public static EmulatedTask Create(CreateRequest request, decimal price, int outputs, string origin, DateTimeOffset now)
    {
        var (model, parameters) = (request.Model, request.InputParams);
        var ratio = model.Effective(parameters, "aspect_ratio");
        var size = model.Effective(parameters, "image_size");
        var asked = MediaShape.FromRatio(ratio) ?? MediaShape.FromSize(size);
        var delivery = new TaskDelivery(
            origin,
            model.Effective(parameters, "output_format") is { ValueKind: JsonValueKind.String } format ? format.GetString()! : "png",
            asked ?? (model.Output == "video" ? new MediaShape(16, 9) : new MediaShape(1, 1)),
            CreatifyJson.WriteWebhook);
        return new EmulatedTask(Guid.NewGuid(), now, delivery)
        {
            ModelName = model.Name,
            Output = model.Output,
            InputParams = parameters,
            WebhookUrl = request.WebhookUrl,
            Price = price,
            Outputs = outputs,
            AspectRatio = MediaShape.FromRatio(ratio) is null ? null : ratio.GetString(),
            Duration = Seconds.OfTask(model.Effective(parameters, "duration")),
            Resolution = OutputSize.Of(size, model.Effective(parameters, "resolution"), asked),
        };
    }
}
