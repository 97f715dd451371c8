using System.Text.Json.Nodes;

namespace Typed.Refresh.Importing.Reading;

/// <summary>Finds the calls that belong to a submission: its status, result and cancellation, below the same path or beside it.</summary>
internal static class QueueCalls
{
    /// <param name="candidates">The operations with a request body. Their listings get the calls that were found.</param>
    /// <param name="calls">All operations of the document, such as <c>GET /jobs/{id}</c>.</param>
    public static void Add(IReadOnlyList<Candidate> candidates, IReadOnlyList<string> calls)
    {
        foreach (var candidate in candidates.Where(candidate => candidate.Label.StartsWith("POST ", StringComparison.Ordinal)))
        {
            var path = candidate.Path.TrimEnd('/');
            var below = calls.Where(call => PathOf(call).StartsWith(path + "/", StringComparison.Ordinal) && PathOf(call)[(path.Length + 1)..].Contains('{', StringComparison.Ordinal)).ToList();
            Put(candidate.Listing, "status", below.FirstOrDefault(call => call.StartsWith("GET ", StringComparison.Ordinal) && call.EndsWith("/status", StringComparison.Ordinal)));
            Put(candidate.Listing, "result", below.FirstOrDefault(call => call.StartsWith("GET ", StringComparison.Ordinal) && call.EndsWith('}')));
            Put(candidate.Listing, "cancel", below.FirstOrDefault(call => call.EndsWith("/cancel", StringComparison.Ordinal) || call.StartsWith("DELETE ", StringComparison.Ordinal)));
        }
    }

    private static string PathOf(string call) => call[(call.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    private static void Put(JsonObject listing, string name, string? call)
    {
        if (call is not null)
        {
            listing[name] = call;
        }
    }
}
