using System.Text;
using Typed.Providers.Described.Format;

namespace Typed.Providers.Described;

/// <summary>A provider whose calls are described as data: the member <c>api</c> of its <c>provider.json</c>. A <see cref="DescribedProvider"/> runs it without an adapter.</summary>
public sealed class ProviderDescription
{
    private ProviderDescription(string provider, ApiDescription api) => (Provider, Api) = (provider, api);

    /// <summary>The provider's key: the name of its folder under <c>schemas/</c>.</summary>
    public string Provider { get; }

    /// <summary>The base address of the API.</summary>
    public Uri BaseAddress => Api.BaseAddress;

    /// <summary>The headers that carry the keys, in the order of <see cref="DescribedProviderOptions.Keys"/>.</summary>
    public IReadOnlyList<string> KeyHeaders => [.. Api.Keys.Select(key => key.Header)];

    /// <summary>The unit of the amounts that the provider reports, such as <c>credits</c>.</summary>
    public string PriceUnit => Api.PriceUnit;

    /// <summary>How often open jobs are polled: the recommended delays, otherwise the defaults.</summary>
    public PollingOptions Polling
    {
        get
        {
            var usual = new PollingOptions();
            var interval = Seconds(Api.Polling?.Interval, usual.Interval);
            var longest = Seconds(Api.Polling?.MaxInterval, usual.MaxInterval);
            return usual with { FirstDelay = Seconds(Api.Polling?.FirstDelay, usual.FirstDelay), Interval = interval, MaxInterval = longest < interval ? interval : longest };
        }
    }

    internal ApiDescription Api { get; }

    /// <summary>Reads a provider file.</summary>
    /// <param name="provider">The provider's key: the name of its folder under <c>schemas/</c>.</param>
    /// <param name="utf8">The content of <c>provider.json</c>.</param>
    /// <exception cref="ProviderDescriptionException">The file is not JSON, or its member <c>api</c> is missing or wrong.</exception>
    public static ProviderDescription Read(string provider, ReadOnlyMemory<byte> utf8)
    {
        ArgumentException.ThrowIfNullOrEmpty(provider);
        var (api, problems) = DescriptionReader.Read(utf8);
        return api is null ? throw new ProviderDescriptionException(provider, problems) : new ProviderDescription(provider, api);
    }

    /// <summary>Reads a provider file.</summary>
    /// <param name="provider">The provider's key: the name of its folder under <c>schemas/</c>.</param>
    /// <param name="json">The content of <c>provider.json</c>.</param>
    /// <exception cref="ProviderDescriptionException">The file is not JSON, or its member <c>api</c> is missing or wrong.</exception>
    public static ProviderDescription Read(string provider, string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Read(provider, Encoding.UTF8.GetBytes(json));
    }

    /// <summary>The provider and its address.</summary>
    public override string ToString() => $"{Provider} at {BaseAddress}";

    private static TimeSpan Seconds(double? seconds, TimeSpan usual) => seconds is { } given ? TimeSpan.FromSeconds(given) : usual;
}
