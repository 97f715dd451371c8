using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Refresh.Fetching.Http;
using Typed.Refresh.Importing.Documents;

namespace Typed.Refresh.Importing.Reading;

/// <summary>Finds out whether a form has file parts.</summary>
internal static class FormFiles
{
    /// <summary>Whether a part of the schema is a file, also behind references.</summary>
    public static async Task<bool> ExistAsync(DocumentSet documents, DocumentPlace form, CancellationToken cancellationToken)
    {
        var seen = new HashSet<JsonNode>(ReferenceEqualityComparer.Instance);
        var open = new Stack<DocumentPlace>([form]);
        while (open.TryPop(out var next))
        {
            if (await TryFollowAsync(documents, next, cancellationToken) is not { Node: JsonObject members } place || !seen.Add(members))
            {
                continue;
            }

            if (IsFile(members))
            {
                return true;
            }

            foreach (var (_, child) in SubSchemas.Of(place))
            {
                open.Push(child);
            }
        }

        return false;
    }

    /// <summary>The target of a place's references; null if they cannot be followed.</summary>
    public static async Task<DocumentPlace?> TryFollowAsync(DocumentSet documents, DocumentPlace place, CancellationToken cancellationToken)
    {
        try
        {
            return await documents.FollowAsync(place, cancellationToken);
        }
        catch (FetchException problem) when (problem is not TransientFetchException && problem.Status is null)
        {
            return null;
        }
    }

    private static bool IsFile(JsonObject schema) => schema["format"] is JsonValue format && format.GetValueKind() == JsonValueKind.String && format.GetValue<string>() == "binary";
}
