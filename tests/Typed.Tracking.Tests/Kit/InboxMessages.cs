using System.Text;
using Typed.Tracking.Webhooks;

namespace Typed.TrackingTests;

internal static class InboxMessages
{
    public static InboxMessage Of(string id, DateTimeOffset? at = null, bool isVerified = true) => new()
    {
        Id = id,
        Provider = "acme",
        IsVerified = isVerified,
        ReceivedAt = at ?? SimClock.Start,
        Content = Encoding.UTF8.GetBytes($"content of {id}"),
    };

    public static async Task<List<string>> TakeIdsAsync(this IWebhookInbox inbox, int max = 1000) =>
        [.. (await inbox.TakeAsync(max, TimeSpan.FromMinutes(1), Records.Ct)).Select(message => message.Id)];
}
