using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Typed.Emulator.Catalog;
using Typed.Emulator.Credits;
using Typed.Emulator.Http;
using Typed.Emulator.Jobs;
using Typed.Emulator.Media;
using Typed.Emulator.Schema;
using Typed.Emulator.Webhooks;

namespace Typed.Emulator.Hoox;

/// <summary>Hoox's assets and folders.</summary>
internal static class HooxEndpoints
{
    /// <summary>The provider's schema folder.</summary>
    public const string Provider = "hoox";

    /// <summary>The prefix of all paths.</summary>
    public const string Root = "/api/public/v1/";

    // At most three retries, after 1, 2 and 4 seconds.
    private static readonly WebhookProtocol s_webhooks = new([TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(7)]);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Root + "asset/models", HooxModels.List).Emulated(Routes.HooxModels).RequireHooxKey();
        endpoints.MapGet(Root + "asset/models/{name}", HooxModels.One).Emulated(Routes.HooxModel).RequireHooxKey();
        endpoints.MapPost(Root + "asset/pricing", HooxPricing.AskAsync).Emulated(Routes.HooxPricing).RequireHooxKey();
        endpoints.MapPost(Root + "asset/start", StartAsync).Emulated(Routes.HooxStart).RequireHooxKey();
        endpoints.MapGet(Root + "asset/status/{id}", Status).Emulated(Routes.HooxStatus).RequireHooxKey();
        endpoints.MapPost(Root + "folder/create", HooxFolders.CreateAsync).Emulated(Routes.HooxFolderCreate).RequireHooxKey();
        endpoints.MapGet(Root + "folder/list", HooxFolders.List).Emulated(Routes.HooxFolderList).RequireHooxKey();
        endpoints.Map(Root + "{**rest}", () => HooxAnswers.NotFound("Endpoint")).Emulated(Routes.HooxUnknown).RequireHooxKey();
    }

    private static async Task<IResult> StartAsync(
        HttpRequest http,
        EmulatorOptions options,
        EmulatedCatalogs catalogs,
        CreditAccount account,
        HooxSpace space,
        JobRunner runner,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (body, unreadable) = await ReceivedBody.ReadObjectAsync(http, cancellationToken);
        if (unreadable is not null)
        {
            return unreadable;
        }

        var (request, refusal) = HooxStartRequest.Read(body, catalogs[Provider], space);
        if (request is null)
        {
            return refusal!;
        }

        var images = request.Parameters.TryKind("references", JsonValueKind.Array, out var references) ? references.GetArrayLength() : 0;
        var each = HooxPricing.Each(options, catalogs, request.Model, request.Parameters, images);
        if (!account.TryCharge(each * request.Count))
        {
            return HooxAnswers.Error(StatusCodes.Status402PaymentRequired, "insufficient_credits", $"Insufficient credits: {each * request.Count} needed.");
        }

        var origin = options.PublicAddress?.GetLeftPart(UriPartial.Authority) ?? $"{http.Scheme}://{http.Host}";
        var tasks = Enumerable.Range(0, request.Count).Select(_ => Create(request, each, origin, time.GetUtcNow())).ToArray();
        foreach (var task in tasks)
        {
            space.Add(task);
            runner.Start(task);
        }

        return new JsonAnswer(StatusCodes.Status201Created, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("asset_ids");
            foreach (var task in tasks)
            {
                json.WriteStringValue(HooxSpace.IdOf(task));
            }

            json.WriteEndArray();
            json.WriteString("status", TaskStatuses.Generating);
            json.WriteNumber("count", tasks.Length);
            json.WriteNumber("cost_per_generation", each);
            json.WriteNumber("total_cost", each * tasks.Length);
            json.WriteEndObject();
        });
    }

    private static JsonAnswer Status(string id, EmulatorOptions options, HooxSpace space) =>
        space.Find(id) is { } task
            ? new JsonAnswer(StatusCodes.Status200OK, json => HooxAssetJson.WriteStatus(json, options, task))
            : HooxAnswers.NotFound("Asset");

    private static EmulatedTask Create(HooxStartRequest request, decimal price, string origin, DateTimeOffset now)
    {
        var (model, parameters) = (request.Model, request.Parameters);
        var ratio = model.Effective(parameters, "aspect_ratio");
        var shape = MediaShape.FromRatio(ratio);
        var delivery = new TaskDelivery(origin, "png", shape ?? new MediaShape(16, 9), HooxAssetJson.WriteWebhook) { Protocol = s_webhooks };
        return new EmulatedTask(Guid.NewGuid(), now, delivery)
        {
            ModelName = model.Name,
            Output = model.Output,
            InputParams = parameters,
            WebhookUrl = request.WebhookUrl,
            Price = price,
            Outputs = 1,
            AspectRatio = shape is null ? null : ratio.GetString(),
            Duration = Seconds.OfTask(model.Effective(parameters, "duration")),
            Resolution = OutputSize.Of(default, model.Effective(parameters, "resolution"), shape),
        };
    }
}
