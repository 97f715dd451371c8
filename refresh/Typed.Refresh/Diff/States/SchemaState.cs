using Typed.Schema.Json;
using Typed.Schema.Specification;

namespace Typed.Refresh.Diff.States;

/// <summary>All models and prices at one point in time, as the generator reads them.</summary>
/// <param name="Name">The state's name in reports: a commit or a folder.</param>
/// <param name="Providers">The providers by key.</param>
/// <param name="Texts">The files that the state was read from.</param>
internal sealed record SchemaState(string Name, SortedDictionary<string, ProviderState> Providers, IReadOnlyList<SchemaText> Texts);

/// <summary>One provider's part of a state.</summary>
internal sealed class ProviderState(string provider)
{
    public string Provider { get; } = provider;

    /// <summary>The models by name.</summary>
    public SortedDictionary<string, ModelState> Models { get; } = new(StringComparer.Ordinal);

    /// <summary>The prices by model name, including models that have no file.</summary>
    public SortedDictionary<string, ModelPriceState> Prices { get; } = new(StringComparer.Ordinal);

    /// <summary>The rules by model name.</summary>
    public SortedDictionary<string, List<RuleState>> Rules { get; } = new(StringComparer.Ordinal);

    /// <summary>The members of the price file and the rules file that are not about a model, for changed texts.</summary>
    public SortedDictionary<string, (string Shown, JsonNode Root)> Files { get; } = new(StringComparer.Ordinal);
}

/// <summary>One model.</summary>
/// <param name="Spec">The specification that the generator reads from it.</param>
/// <param name="Root">The file.</param>
/// <param name="Shown">The file's path.</param>
/// <param name="CodeName">Its C# name without <c>Params</c>.</param>
internal sealed record ModelState(ModelSpec Spec, JsonNode Root, string Shown, string CodeName)
{
    public JsonNode Schema => Root["input_schema"]!;
}

/// <summary>One model's prices and their location.</summary>
internal sealed record ModelPriceState(PriceSpec Prices, JsonNode Entry, string Shown);

/// <summary>A rule of the provider's rules file and its location.</summary>
internal sealed record RuleState(RuleSpec Rule, JsonNode Entry, string Shown);
