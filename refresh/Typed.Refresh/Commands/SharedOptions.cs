using System.CommandLine;
using Typed.Refresh.Fetching;
using Typed.Refresh.Hosting;
using Typed.Refresh.Refreshing;

namespace Typed.Refresh.Commands;

/// <summary>Options that several commands share.</summary>
internal static class SharedOptions
{
    public static Option<string> Schemas() => new("--schemas")
    {
        Description = "The folder that contains <provider>/models/*.json.",
        HelpName = "folder",
        DefaultValueFactory = _ => "schemas",
    };

    /// <summary>The provider whose files an import writes.</summary>
    public static Option<string> ImportedProvider() => new("--provider") { Description = "The folder name of the provider, such as acme.", Required = true, HelpName = "name" };

    public static Option<bool> DryRun(string description) => new("--dry-run") { Description = description };

    public static Option<string?> Models() => new("--model") { Description = "Only models whose names match this pattern; * and ? are wildcards.", HelpName = "pattern" };

    public static Option<string?> UserSecrets() => new("--user-secrets")
    {
        Description = "The UserSecretsId of the project whose user secrets contain the keys. Environment variables take precedence.",
        HelpName = "id",
    };

    public static Option<string[]> Addresses() => new("--address")
    {
        Description = "A different base address, such as creatify=http://127.0.0.1:5080. Must use https, or http for this machine.",
        HelpName = "provider=url",
        AllowMultipleArgumentsPerToken = true,
    };

    public static ProviderAccess Access(ToolContext context, string? userSecrets, string[]? addresses)
    {
        var byProvider = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var address in addresses ?? [])
        {
            var at = address.IndexOf('=', StringComparison.Ordinal);
            var provider = at > 0 ? address[..at] : throw new ToolException("--address must have the form provider=url.");
            byProvider[ProviderApis.Named(provider).Provider] = address[(at + 1)..];
        }

        return new ProviderAccess(context.Environment, userSecrets, byProvider);
    }
}
