using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Typed.Emulator.Catalog;
using Typed.Emulator.Credits;
using Typed.Emulator.Http;
using Typed.Emulator.Jobs;

namespace Typed.Emulator.Creatify;

/// <summary>Creatify's asset generator and account balance.</summary>
internal static class CreatifyEndpoints
{
    /// <summary>The provider's schema folder.</summary>
    public const string Provider = "creatify";

    private const string Root = "/api/asset_generator/";
    private const int MaxIds = 100;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Root + "schemas/", Schemas).Emulated(Routes.CreatifySchemas).RequireKeys();
        endpoints.MapPost(Root, CreateAsync).Emulated(Routes.CreatifyCreate).RequireKeys();
        endpoints.MapGet(Root, List).Emulated(Routes.CreatifyList).RequireKeys();
        endpoints.MapGet(Root + "{id}/", Item).Emulated(Routes.CreatifyItem).RequireKeys();
        endpoints.MapGet("/api/remaining_credits/", Remaining).Emulated(Routes.CreatifyCredits).RequireKeys();
        // Any other path here gets a JSON response; paths elsewhere belong to the emulator's host.
        endpoints.Map(Root + "{**rest}", Unknown).Emulated(Routes.CreatifyUnknown).RequireKeys();
    }

    private static JsonAnswer Schemas(HttpRequest request, EmulatedCatalogs catalogs)
    {
        var names = Split(request.Query["model_name"].ToString());
        var wanted = catalogs[Provider].Models.Where(model => names.Count == 0 || names.Contains(model.Name, StringComparer.Ordinal));
        return new JsonAnswer(StatusCodes.Status200OK, json =>
        {
            json.WriteStartArray();
            foreach (var model in wanted)
            {
                json.WriteStartObject();
                json.WriteString("model_name", model.Name);
                json.WriteString("generation_type", model.Kind);
                json.WritePropertyName("input_params_schema");
                model.InputSchema.WriteTo(json);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private static async Task<IResult> CreateAsync(
        HttpRequest http, EmulatorOptions options, EmulatedCatalogs catalogs, CreditAccount account, JobRunner runner, TimeProvider time, CancellationToken cancellationToken)
    {
        var (body, unreadable) = await ReceivedBody.ReadObjectAsync(http, cancellationToken);
        if (unreadable is not null)
        {
            return unreadable;
        }

        var (request, refusal) = CreateRequest.Read(body, catalogs[Provider]);
        if (request is null)
        {
            return refusal!;
        }

        var price = catalogs[Provider].Prices[request.Model.Name];
        var credits = price.Credits(request.Model, request.InputParams);
        if (!account.TryCharge(credits))
        {
            return JsonAnswer.Error(StatusCodes.Status402PaymentRequired, $"Insufficient credits: {credits} needed.");
        }

        var origin = options.PublicAddress?.GetLeftPart(UriPartial.Authority) ?? $"{http.Scheme}://{http.Host}";
        var task = CreatifyTasks.Create(request, credits, price.OutputsOf(request.Model, request.InputParams), origin, time.GetUtcNow());
        // Written before the job starts, because the response to a create call always has status "initializing".
        var answer = JsonAnswer.ToBytes(json => CreatifyJson.WriteTask(json, task));
        runner.Start(task);
        return new JsonAnswer(StatusCodes.Status201Created, json => json.WriteRawValue(answer, skipInputValidation: true));
    }

    private static IResult Item(string id, TaskStore tasks) =>
        Guid.TryParseExact(id, "D", out var key) && tasks.Find(key) is { Provider: Provider } task
            ? new JsonAnswer(StatusCodes.Status200OK, json => CreatifyJson.WriteTask(json, task))
            : CreatifyAuthentication.NotFound();

    private static JsonAnswer List(HttpRequest request, TaskStore tasks)
    {
        if (!request.Query.TryGetValue("ids", out var value))
        {
            return Tasks(tasks.Newest(Provider, MaxIds));
        }

        var ids = Split(value.ToString());
        if (ids.Count is 0 or > MaxIds)
        {
            return JsonAnswer.Field(StatusCodes.Status400BadRequest, "ids", [$"Give 1 to {MaxIds} ids, separated by commas."]);
        }

        var found = new List<EmulatedTask>(ids.Count);
        foreach (var id in ids)
        {
            if (!Guid.TryParseExact(id, "D", out var key))
            {
                return JsonAnswer.Field(StatusCodes.Status400BadRequest, "ids", [$"'{id}' is not a valid UUID."]);
            }

            if (tasks.Find(key) is { Provider: Provider } task)
            {
                found.Add(task);
            }
        }

        return Tasks(found);
    }

    private static JsonAnswer Remaining(CreditAccount account) => new(StatusCodes.Status200OK, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("remaining_credits", account.Balance);
        json.WriteEndObject();
    });

    private static IResult Unknown(HttpRequest request, string? rest) =>
        (rest ?? string.Empty).TrimEnd('/').Contains('/', StringComparison.Ordinal) || HttpMethods.IsGet(request.Method)
            ? CreatifyAuthentication.NotFound()
            : JsonAnswer.Detail(StatusCodes.Status405MethodNotAllowed, $"Method \"{request.Method}\" not allowed.");

    private static JsonAnswer Tasks(IEnumerable<EmulatedTask> tasks) => new(StatusCodes.Status200OK, json =>
    {
        json.WriteStartArray();
        foreach (var task in tasks)
        {
            CreatifyJson.WriteTask(json, task);
        }

        json.WriteEndArray();
    });

    private static List<string> Split(string list) =>
        [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
