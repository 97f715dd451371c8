using System.Security.Cryptography;
using Typed.Tracking;

namespace Typed.TrackingTests.Storage;

/// <summary>Files for a store.</summary>
internal static class StoredFile
{
    /// <summary>Writes a file of a new job.</summary>
    public static async Task<ResultFile> WriteAsync(TemporaryDirectory directory, byte[] content, string name)
    {
        var path = directory.Sub(Guid.NewGuid().ToString("N"));
        await File.WriteAllBytesAsync(path, content, Records.Ct);
        return new ResultFile
        {
            JobKey = Guid.NewGuid(),
            Provider = "acme",
            Name = name,
            ContentType = "video/mp4",
            Path = path,
            Length = content.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
        };
    }
}
