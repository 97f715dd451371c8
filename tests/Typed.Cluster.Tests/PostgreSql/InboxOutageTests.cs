using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Typed.AspNetCore;
using Typed.Cluster.PostgreSql;
using Typed.ClusterTests.Kit;
using Typed.Tracking;
using Typed.Tracking.Webhooks;
using Typed.TrackingTests;

namespace Typed.ClusterTests.PostgreSql;

/// <summary>The database is away while a webhook arrives.</summary>
public sealed class InboxOutageTests
{
    [Fact]
    public async Task A_message_is_refused_while_the_database_is_away_and_accepted_after_that()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        await using var server = await PostgresServer.StartAsync();
        var inbox = new PostgresWebhookInbox(server.ConnectionString, new WebhookInboxOptions { Timeout = TimeSpan.FromMilliseconds(300) });
        var options = new TrackerOptions { Journal = new PostgresJobJournal(server.ConnectionString), WebhookInbox = inbox };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        // Not started: the message itself is what is tested.
        builder.Services.AddSingleton(_ => new JobTracker(options, [new Backend().ClientOf("one")]));
        builder.Services.AddSingleton<IWebhookReader>(new JsonWebhookReader("acme", text => new JobStatus(text)));
        await using var app = builder.Build();
        app.MapTypedWebhooks();
        await app.StartAsync(Records.Ct);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, "j1"));
        await server.DownAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await PostAsync(app, "j2"));
        await server.UpAsync();
        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, "j2"));
        // The server crashed, and kept what was answered with 200.
        Assert.Equal(2, (await inbox.TakeAsync(10, TimeSpan.FromMinutes(1), Records.Ct)).Count);
    }

    private static async Task<HttpStatusCode> PostAsync(WebApplication app, string id)
    {
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        using var content = new StringContent($$"""{"id":"{{id}}","status":"done"}""", System.Text.Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri(TypedWebhookEndpoints.DefaultPrefix + "/acme", UriKind.Relative), content, Records.Ct);
        return response.StatusCode;
    }
}
