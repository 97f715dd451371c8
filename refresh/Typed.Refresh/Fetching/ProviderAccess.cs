using Microsoft.Extensions.Configuration;
using Typed.Refresh.Commands;
using Typed.Refresh.Fetching.Http;

namespace Typed.Refresh.Fetching;

/// <summary>Keys and addresses: from variables of the environment, else from .NET user secrets; never from the command line or a file of the project.</summary>
internal sealed class ProviderAccess
{
    private readonly Func<string, string?> _environment;
    private readonly IReadOnlyDictionary<string, string> _addresses;
    private readonly IConfiguration _secrets;

    /// <param name="environment">The variables.</param>
    /// <param name="userSecretsId">The project's <c>UserSecretsId</c>; null for none.</param>
    /// <param name="addresses">Base addresses in place of the documented ones, by provider.</param>
    public ProviderAccess(Func<string, string?> environment, string? userSecretsId, IReadOnlyDictionary<string, string> addresses)
    {
        _environment = environment;
        _addresses = addresses;
        _secrets = Secrets(userSecretsId);
    }

    /// <summary>The variables that are not set, of those that a provider needs.</summary>
    public IReadOnlyList<string> Missing(IProviderApi api) => [.. api.Keys.Select(key => key.Variable).Where(name => Value(name) is null)];

    /// <exception cref="ToolException">A key is missing or can't be one; the address is none that a key may be sent to.</exception>
    public ApiTarget Target(IProviderApi api)
    {
        if (Missing(api) is { Count: > 0 } missing)
        {
            throw new ToolException($"{api.Provider}: {string.Join(" and ", missing)} must be set, in the environment or as a user secret.");
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var secrets = new List<string>();
        foreach (var key in api.Keys)
        {
            var value = Value(key.Variable)!;
            if (value.Any(c => c is <= ' ' or > '~'))
            {
                throw new ToolException($"{key.Variable} holds a character that no key has, such as a space or a line end.");
            }

            headers[key.Header] = key.Prefix + value;
            secrets.Add(value);
        }

        return new ApiTarget(api.Provider, Address(api), headers, secrets);
    }

    private static IConfiguration Secrets(string? userSecretsId)
    {
        var secrets = new ConfigurationBuilder();
        try
        {
            return (string.IsNullOrEmpty(userSecretsId) ? secrets : secrets.AddUserSecrets(userSecretsId)).Build();
        }
        catch (Exception problem) when (problem is InvalidDataException or InvalidOperationException or ArgumentException)
        {
            // Not with the reason: it can hold a piece of the file.
            throw new ToolException("The user secrets can't be read: the id or the secrets.json behind it is broken.");
        }
    }

    private Uri Address(IProviderApi api)
    {
        var variable = $"TYPED_{api.Provider.ToUpperInvariant()}_ADDRESS";
        return _addresses.TryGetValue(api.Provider, out var given) ? ApiTarget.CheckedAddress(given, "--address")
            : _environment(variable) is { Length: > 0 } set ? ApiTarget.CheckedAddress(set, variable)
            : api.Address;
    }

    private string? Value(string name) => _environment(name) is { Length: > 0 } set ? set : _secrets[name] is { Length: > 0 } secret ? secret : null;
}
