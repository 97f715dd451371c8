using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Typed.Hoox.Wire;
using Typed.Providers;
using Typed.Providers.Http;
using Typed.Providers.Http.Wire;

namespace Typed.Hoox;

/// <summary>Combines the assets of a start call into one job. Each generation is an asset with its own status, charge, and refund.</summary>
internal static class HooxJob
{
    /// <summary>Reads the job from the response to a start call. Returns null if the response names no asset.</summary>
    public static JobSnapshot? Started(JsonElement json, string model)
    {
        var answer = WireObject.Read(json, HooxWire.Default.StartAnswer);
        if (answer.AssetIds.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var ids = answer.AssetIds.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? TolerantJson.TextOf(item) ?? "" : "").ToArray();
        var status = HooxStatus.Parse(answer.Status);
        // A final status here would belong to a job that has no result yet.
        status = status.IsFinal ? new JobStatus(status.Value, JobPhase.Running) : status;
        return HooxJobId.Of(ids) is { } id
            ? new JobSnapshot
            {
                Id = id,
                Status = status,
                Model = model,
                CreditsUsed = answer.TotalCost,
                OutputCount = ids.Length,
                Parts = [.. ids.Select(part => new JobPart(part, status) { CreditsUsed = answer.CostPerGeneration })],
                Raw = json,
            }
            : null;
    }

    /// <summary>Merges several assets into one job. It has ended when all assets have, and has a result if at least one asset does.</summary>
    public static JobSnapshot Merge(string id, IReadOnlyList<JobSnapshot> assets)
    {
        if (assets.Count == 1)
        {
            return assets[0] with { Id = id };
        }

        var parts = assets.SelectMany(asset => asset.Parts).ToArray();
        var failed = parts.Where(part => part.Status.IsFailed).ToArray();
        return new JobSnapshot
        {
            Id = id,
            Status = StatusOf(assets),
            Model = assets.Select(asset => asset.Model).FirstOrDefault(model => model is not null),
            Assets = [.. assets.SelectMany(asset => asset.Assets)],
            FailedReason = failed.Length == 0 ? null : ReasonOf(failed, parts.Length),
            CreditsUsed = SumOf(parts.Select(part => part.CreditsUsed)),
            CreditsRefunded = failed.Length == 0 ? null : SumOf(failed.Select(part => part.CreditsRefunded)),
            Duration = assets.Select(asset => asset.Duration).FirstOrDefault(length => length is not null),
            Resolution = assets.Select(asset => asset.Resolution).FirstOrDefault(size => size is not null),
            AspectRatio = assets.Select(asset => asset.AspectRatio).FirstOrDefault(ratio => ratio is not null),
            OutputCount = assets.Sum(asset => asset.Assets.Count),
            CreatedAt = assets.Min(asset => asset.CreatedAt),
            RetryAfter = assets.Max(asset => asset.RetryAfter),
            Parts = parts,
            Raw = ArrayOf(parts),
        };
    }

    // The asset furthest from completion determines the status.
    private static JobStatus StatusOf(IReadOnlyList<JobSnapshot> assets) =>
        assets.Select(asset => asset.Status).Where(status => !status.IsFinal).OrderBy(status => status.Phase).Select(status => (JobStatus?)status).FirstOrDefault()
        ?? assets.Select(asset => asset.Status).Where(status => status.IsSucceeded).Select(status => (JobStatus?)status).FirstOrDefault()
        ?? assets[0].Status;

    private static string ReasonOf(JobPart[] failed, int all)
    {
        var reasons = failed.Select(part => part.FailedReason ?? "no reason given").Distinct(StringComparer.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"{failed.Length} of {all} generations failed: {string.Join("; ", reasons)}");
    }

    // A sum with an unknown amount is unknown.
    private static decimal? SumOf(IEnumerable<decimal?> amounts) =>
        amounts.Aggregate((decimal?)0, static (sum, amount) => sum + amount);

    private static JsonElement ArrayOf(JobPart[] parts)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var part in parts.Where(part => part.Raw.ValueKind != JsonValueKind.Undefined))
            {
                part.Raw.WriteTo(writer);
            }

            writer.WriteEndArray();
        }

        return TolerantJson.Parse(buffer.WrittenMemory)!.Value;
    }
}
