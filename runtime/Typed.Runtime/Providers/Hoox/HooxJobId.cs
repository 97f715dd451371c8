namespace Typed.Hoox;

/// <summary>The id of a job: those of its assets, with commas between. A start call answers with one asset id for each generation, and with no other.</summary>
/// <remarks>docs.hoox.video/api-reference/assets/start. An asset's id has no form that is promised: 24 hexadecimal digits and <c>asset_abc123</c> are both shown.</remarks>
internal static class HooxJobId
{
    private const char Separator = ',';
    private const int MaxIdLength = 128;

    public static string? Of(IReadOnlyList<string> assetIds) =>
        assetIds.Count > 0 && assetIds.All(IsId) ? string.Join(Separator, assetIds) : null;

    public static string[] PartsOf(string jobId) => jobId.Split(Separator);

    /// <summary>An asset's id as a part of a path: "..", a slash or a question mark would make it another request.</summary>
    public static string PathSegment(string id) =>
        IsId(id) ? id : throw new ArgumentException("The id of a Hoox asset, avatar or look has letters, digits, '-', '_' and '.' only.", nameof(id));

    private static bool IsId(string id) =>
        id.Length is > 0 and <= MaxIdLength && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') && id.Any(c => c != '.');
}
