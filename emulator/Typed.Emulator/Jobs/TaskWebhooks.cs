using Typed.Emulator.Webhooks;

namespace Typed.Emulator.Jobs;

/// <summary>Sends the webhooks of tasks.</summary>
internal static class TaskWebhooks
{
    /// <summary>Sends in the background. The task reports the outcome.</summary>
    public static void Send(this WebhookSender sender, EmulatedTask task) => _ = SendAsync(sender, task);

    private static async Task SendAsync(WebhookSender sender, EmulatedTask task)
    {
        var outcome = DeliveryOutcome.Failed;
        try
        {
            outcome = await sender.SendAsync(task.Id, task.WebhookUrl, json => task.Delivery.WriteWebhook(json, task), task.Delivery.Protocol);
        }
        finally
        {
            task.WebhookDone(outcome);
        }
    }
}
