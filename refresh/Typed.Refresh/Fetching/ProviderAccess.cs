using Microsoft.Extensions.Configuration;
using Typed.Refresh.Fetching.Http;

namespace Typed.Refresh.Fetching;

/// <summary>Reads keys and addresses from environment variables, otherwise from .NET user secrets; never from the command line or a project file.</summary>
internal sealed class ProviderAccess
{
    private readonly Func<string, string?> _environment;
    private readonly IReadOnlyDictionary<string, string> _addresses;
    private readonly IConfiguration _secrets;

    /// <param name="environment">Returns an environment variable.</param>
    /// <param name="userSecretsId">The project's <c>UserSecretsId</c>, or null if none.</param>
    /// <param name="addresses">Base addresses in place of the documented ones, by provider.</param>
    public ProviderAccess(Func<string, string?> environment, string? userSecretsId, IReadOnlyDictionary<string, string> addresses)
    {
        _environment = environment;
        _addresses = addresses;
        _secrets = Secrets(userSecretsId);
    }

    /// <summary>The variables that a provider requires but that are not set.</summary>
    public IReadOnlyList<string> Missing(IProviderApi api) => [.. api.Keys.Select(key => key.Variable).Where(name => Value(name) is null)];

    /// <exception cref="ToolException">A key is missing or invalid, or the address is not one that a key may be sent to.</exception>
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
                throw new ToolException($"{key.Variable} contains a character that is not allowed in a key, such as a space or a line break.");
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
            // Without the cause, which may contain a part of the file.
            throw new ToolException("The user secrets can't be read: the id or its secrets.json is invalid.");
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
