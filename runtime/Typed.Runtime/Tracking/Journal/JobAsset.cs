using System.Text.Json.Serialization;

namespace Typed.Tracking;

/// <summary>A file that a job has created, and where it was saved.</summary>
public sealed record JobAsset
{
    /// <summary>The address of the file at the provider.</summary>
    [JsonPropertyName("url")]
    public required Uri Url { get; init; }

    /// <summary>The provider's id of the file.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    /// <summary>The kind of file, as the provider spells it.</summary>
    [JsonPropertyName("type")]
    public string? Type { get; init; }

    /// <summary>The provider's name of the file.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>The file on disk, if it is complete.</summary>
    [JsonPropertyName("file")]
    public string? File { get; init; }

    /// <summary>The address in the result store (<see cref="TrackerOptions.ResultStore"/>); null if the file is not there.</summary>
    [JsonPropertyName("location")]
    public Uri? Location { get; init; }

    /// <summary>The SHA-256 hash of the file in the result store, in lowercase hex; null if there is none.</summary>
    [JsonPropertyName("sha256")]
    public string? Sha256 { get; init; }

    /// <summary>The file's length in bytes.</summary>
    [JsonPropertyName("length")]
    public long? Length { get; init; }

    internal static JobAsset Of(Asset asset) => new()
    {
        Url = asset.Url,
        Id = asset.Id,
        Type = string.IsNullOrEmpty(asset.Type.Value) ? null : asset.Type.Value,
        Name = asset.Name,
    };

    internal Asset ToAsset() => new(Url) { Id = Id, Type = new AssetType(Type ?? ""), Name = Name };
}
