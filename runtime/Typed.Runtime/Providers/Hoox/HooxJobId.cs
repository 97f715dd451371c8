namespace Typed.Hoox;

/// <summary>Handles job ids: the ids of a job's assets, separated by commas. A start call returns one asset id for each generation, and no other id.</summary>
/// <remarks>docs.hoox.video/api-reference/assets/start. Asset ids have no guaranteed format: 24 hexadecimal digits and <c>asset_abc123</c> both appear.</remarks>
internal static class HooxJobId
{
    private const char Separator = ',';
    private const int MaxIdLength = 128;

    public static string? Of(IReadOnlyList<string> assetIds) =>
        assetIds.Count > 0 && assetIds.All(IsId) ? string.Join(Separator, assetIds) : null;

    public static string[] PartsOf(string jobId) => jobId.Split(Separator);

    /// <summary>Checks an asset id for use as a path segment: "..", a slash, or a question mark would change the request.</summary>
    public static string PathSegment(string id) =>
        IsId(id) ? id : throw new ArgumentException("The id of a Hoox asset, avatar or look can contain only letters, digits, '-', '_' and '.'.", nameof(id));

    private static bool IsId(string id) =>
        id.Length is > 0 and <= MaxIdLength && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') && id.Any(c => c != '.');
}
