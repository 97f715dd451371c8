namespace Typed.Providers.Http;

/// <summary>The common checks for client options. Messages name the option and show no key.</summary>
/// <param name="options">The name of the options class, as used in messages.</param>
internal readonly struct OptionChecks(string options)
{
    /// <summary>Gets the value of an environment variable.</summary>
    /// <exception cref="InvalidOperationException">The variable is not set.</exception>
    public static string Variable(string name) =>
        Environment.GetEnvironmentVariable(name)?.Trim() is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"The environment variable {name} is not set.");

    /// <summary>Shows whether a key is set. Never shows the key.</summary>
    public static string Shown(string? key) => string.IsNullOrEmpty(key) ? "missing" : "***";

    /// <exception cref="ArgumentException">The condition is not met.</exception>
    public void Check(bool holds, string name, string what)
    {
        if (!holds)
        {
            throw new ArgumentException($"{options}.{name} {what}.");
        }
    }

    /// <summary>Checks that a header can carry a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="name">The option.</param>
    /// <param name="where">Where to find a key, for users who have none.</param>
    public void Key(string? key, string name, string where)
    {
        Check(!string.IsNullOrWhiteSpace(key), name, $"is missing; {where}");
        Check(key!.All(c => c is > ' ' and <= '~'), name, "has a space, a line break or another character that a key cannot have");
    }

    /// <summary>Checks that an address is safe to receive keys.</summary>
    /// <param name="address">The address.</param>
    /// <param name="name">The option.</param>
    /// <param name="why">Why the address must use HTTPS.</param>
    public void Address(Uri address, string name, string why)
    {
        Check(address is { IsAbsoluteUri: true }, name, "is not an absolute address");
        Check(
            address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback),
            name,
            $"is not https; http is for loopback only, since {why}");
    }

    public void HostAndPathOnly(Uri address, string name) =>
        Check(address.UserInfo.Length + address.Query.Length + address.Fragment.Length == 0, name, "has more than host and path");

    /// <summary>Checks the limits of one request.</summary>
    public void Limits(TimeSpan requestTimeout, int maxResponseBytes)
    {
        Check(requestTimeout > TimeSpan.Zero && requestTimeout <= TimeSpan.FromHours(1), "RequestTimeout", "is out of range: above 0 to 1 hour");
        Check(maxResponseBytes > 0, "MaxResponseBytes", "is out of range: above 0");
    }

    public void Polling(PollingOptions? polling)
    {
        Check(polling is not null, "Polling", "is missing");
        polling!.ThrowIfInvalid();
    }
}
