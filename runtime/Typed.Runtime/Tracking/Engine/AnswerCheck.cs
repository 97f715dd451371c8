using System.Text.Json;
using Typed.Providers;

namespace Typed.Tracking.Engine;

/// <summary>Decides which of a provider's answers to trust.</summary>
internal static class AnswerCheck
{
    private const int MaxId = 1024;

    /// <summary>Determines whether the id can be polled and stored: one non-empty line of text that cannot escape from a path.</summary>
    public static bool IsUsableId(string? id) =>
        !string.IsNullOrWhiteSpace(id)
        && id.Length <= MaxId
        && !id.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '\\' or '?' or '#')
        && !id.Split('/').Any(part => part is "" or "." or "..");

    /// <summary>Determines whether the answer is about the requested job.</summary>
    public static bool IsAbout(JobSnapshot? snapshot, string jobId) =>
        snapshot is { Assets: not null } && string.Equals(snapshot.Id, jobId, StringComparison.OrdinalIgnoreCase);

    /// <summary>Determines whether the provider itself answered that the job does not exist, and not a gateway in front of it.</summary>
    /// <remarks>The adapters of the known providers, and <see cref="ProviderApi"/>, already check the form of the provider's errors. This check is for other
    /// adapters: no known provider answers without JSON, and an error without a body comes from a provider that decides without HTTP.</remarks>
    public static bool IsAbsence(JobNotFoundException error)
    {
        if (error.StatusCode is null && error.ResponseBody is null)
        {
            return true;
        }

        try
        {
            using var json = JsonDocument.Parse(error.ResponseBody ?? "");
            return json.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
