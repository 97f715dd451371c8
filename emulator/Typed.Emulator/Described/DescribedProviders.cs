using Typed.Emulator.Catalog;
using Typed.Providers.Described.Format;

namespace Typed.Emulator.Described;

/// <summary>The providers whose <c>provider.json</c> describes their API.</summary>
internal sealed class DescribedProviders
{
    private DescribedProviders(IReadOnlyList<DescribedApi> all) => All = all;

    public IReadOnlyList<DescribedApi> All { get; }

    /// <summary>Reads the descriptions.</summary>
    /// <exception cref="ArgumentException">A description is wrong. The message has each problem with its line and column.</exception>
    public static DescribedProviders Read(SchemaFileSource schemas)
    {
        var all = new List<DescribedApi>();
        foreach (var name in schemas.ProviderFolders())
        {
            if (schemas.Read($"{name}/provider.json") is not { } file || !DescriptionReader.Describes(file))
            {
                continue;
            }

            var (api, problems) = DescriptionReader.Read(file);
            all.Add(api is null ? throw new ArgumentException(string.Join("\n", problems.Select(problem => $"{name}/provider.json{problem}"))) : new DescribedApi(name, api));
        }

        return new DescribedProviders(all);
    }
}
