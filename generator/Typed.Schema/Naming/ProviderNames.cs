using System.Globalization;
using Typed.Schema.Collections;

namespace Typed.Schema.Naming;

/// <summary>The C# name of a provider, which is used for its namespace and catalog.</summary>
public sealed record ProviderName(string Provider, string Name);

/// <summary>Assigns each provider a C# name: the name in its file, or its key in Pascal case.</summary>
public static class ProviderNames
{
    /// <param name="providers">The keys of the providers that have models.</param>
    /// <param name="wanted">The names in the files.</param>
    public static EquatableArray<ProviderName> Assign(IEnumerable<string> providers, IEnumerable<ProviderName> wanted)
    {
        var byProvider = wanted.GroupBy(item => item.Provider, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Name, StringComparer.Ordinal);
        // Case-insensitive, because names become file names.
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var assigned = new List<ProviderName>();
        foreach (var provider in providers.Distinct(StringComparer.Ordinal).OrderBy(key => key, StringComparer.Ordinal))
        {
            var first = byProvider.TryGetValue(provider, out var said) ? said : ModelNames.OfProvider(provider);
            var name = first;
            for (var n = 2; !taken.Add(name); n++)
            {
                name = first + "_" + n.ToString(CultureInfo.InvariantCulture);
            }

            assigned.Add(new ProviderName(provider, name));
        }

        return assigned.ToEquatableArray();
    }
}

/// <summary>Finds a provider's C# name.</summary>
public static class ProviderNameLookup
{
    public static string Of(this EquatableArray<ProviderName> names, string provider) =>
        names.FirstOrDefault(item => item.Provider == provider)?.Name ?? ModelNames.OfProvider(provider);
}
