namespace Typed.Refresh.Fetching.Http;

/// <summary>The address of a provider's API and its required headers.</summary>
/// <param name="Provider">The provider's folder name.</param>
/// <param name="Address">The base address, with a slash at its end.</param>
/// <param name="Headers">The headers with the keys.</param>
/// <param name="Secrets">The keys, so that they are never shown or stored.</param>
internal sealed record ApiTarget(string Provider, Uri Address, IReadOnlyDictionary<string, string> Headers, IReadOnlyList<string> Secrets)
{
    /// <summary>Omits the headers: a record's default text would show the keys.</summary>
    public override string ToString() => $"{Provider} at {Address}";

    /// <exception cref="ToolException">The address is not one that a key may be sent to.</exception>
    public static Uri CheckedAddress(string text, string origin)
    {
        if (!Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            throw new ToolException($"{origin}: the address must use https (http is allowed only for this machine).");
        }

        return address.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0
            ? address
            : throw new ToolException($"{origin}: the address must not contain a user, query or fragment.");
    }
}
