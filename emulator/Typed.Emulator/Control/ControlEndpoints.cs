using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Typed.Emulator.Credits;
using Typed.Emulator.Described;
using Typed.Emulator.Faults;
using Typed.Emulator.Http;
using Typed.Emulator.Jobs;

namespace Typed.Emulator.Control;

/// <summary>Exposes the emulator's in-process objects to other processes over HTTP.</summary>
internal static class ControlEndpoints
{
    private const string Root = "/_emulator/";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Root + "faults", (FaultBoard faults) => Faults(faults));
        endpoints.MapPut(Root + "faults", ReplaceAsync);
        endpoints.MapDelete(Root + "faults", (FaultBoard faults) =>
        {
            faults.Clear();
            return Faults(faults);
        });
        endpoints.MapGet(Root + "state", State);
    }

    private static async Task<IResult> ReplaceAsync(HttpRequest request, FaultBoard board, DescribedProviders described, CancellationToken cancellationToken)
    {
        var (body, unreadable) = await ReceivedBody.ReadObjectAsync(request, cancellationToken);
        if (unreadable is not null)
        {
            return unreadable;
        }

        var violations = FaultJson.Read(body, out var faults);
        IReadOnlyList<string> routes = [.. Routes.All, .. described.All.SelectMany(provider => provider.Routes)];
        var strangers = faults.Where(fault => fault.Route is not null && !routes.Contains(fault.Route, StringComparer.Ordinal)).ToList();
        if (violations.Count > 0 || strangers.Count > 0)
        {
            return JsonAnswer.Field(
                StatusCodes.Status400BadRequest,
                "faults",
                [
                    .. violations.Select(one => one.ToString()),
                    .. strangers.Select(fault => $"'{fault.Route}' is not a route; the routes are {string.Join(", ", routes)}"),
                ]);
        }

        board.Replace(faults);
        return Faults(board);
    }

    private static JsonAnswer Faults(FaultBoard board) =>
        new(StatusCodes.Status200OK, json => FaultJson.Write(json, board.Active));

    private static JsonAnswer State(RequestLog requests, TaskStore tasks, CreditAccount account) => new(StatusCodes.Status200OK, json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("requests");
        foreach (var (route, count) in requests.Counts.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            json.WriteNumber(route, count);
        }

        json.WriteEndObject();
        json.WriteNumber("tasks", tasks.Count);
        json.WriteNumber("balance", account.Balance);
        json.WriteNumber("charged", account.Charged);
        json.WriteNumber("refunded", account.Refunded);
        json.WriteEndObject();
    });
}
