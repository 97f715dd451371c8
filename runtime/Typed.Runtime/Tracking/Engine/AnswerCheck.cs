using System.Text.Json;
using Typed.Providers;

namespace Typed.Tracking.Engine;

/// <summary>What is believed of a provider's answer.</summary>
internal static class AnswerCheck
{
    private const int MaxId = 1024;

    /// <summary>Whether the id can be asked for and kept: some text on one line, and no way out of a path.</summary>
    public static bool IsUsableId(string? id) =>
        !string.IsNullOrWhiteSpace(id)
        && id.Length <= MaxId
        && !id.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '\\' or '?' or '#')
        && !id.Split('/').Any(part => part is "" or "." or "..");

    /// <summary>Whether the answer is about the job that was asked for.</summary>
    public static bool IsAbout(JobSnapshot? snapshot, string jobId) =>
        snapshot is { Assets: not null } && string.Equals(snapshot.Id, jobId, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is the provider that says that there is no such job, and not a gateway's page in front of it.</summary>
    /// <remarks>All known providers answer errors with a JSON object. An error without a body comes from a provider that decides without HTTP.</remarks>
    public static bool IsAbsence(JobNotFoundException error)
    {
        if (error.StatusCode is null && error.ResponseBody is null)
        {
            return true;
        }

        try
        {
            using var json = JsonDocument.Parse(error.ResponseBody ?? "");
            return json.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
