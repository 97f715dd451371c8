using System.Text.Json.Nodes;
using Typed.Refresh.Fetching.Http;

namespace Typed.Refresh.Fetching;

/// <summary>A key that a provider wants.</summary>
/// <param name="Variable">Its name in the environment and among the user secrets.</param>
/// <param name="Header">The header that carries it.</param>
/// <param name="Prefix">What stands before it there.</param>
internal sealed record KeyVariable(string Variable, string Header, string Prefix = "");

/// <summary>A provider's API as far as a refresh needs it.</summary>
internal interface IProviderApi
{
    /// <summary>The name of its folder.</summary>
    string Provider { get; }

    /// <summary>The documented base address.</summary>
    Uri Address { get; }

    IReadOnlyList<KeyVariable> Keys { get; }

    /// <summary>The models as they are published now. All of them, or an exception.</summary>
    /// <param name="api">The connection.</param>
    /// <param name="wanted">Which models' schemas are wanted; the list of names is always whole.</param>
    /// <param name="progress">Told how many models are done and how many there are.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<FetchedCatalogue> FetchAsync(ApiConnection api, Func<string, bool> wanted, Action<int, int> progress, CancellationToken cancellationToken);
}

/// <summary>What a provider publishes.</summary>
/// <param name="Source">Where it was read, for the files' <c>source</c>.</param>
/// <param name="Names">All names in the list, wanted or not.</param>
/// <param name="Models">The wanted models with their schemas; none where the API publishes names only.</param>
internal sealed record FetchedCatalogue(string Source, IReadOnlyList<string> Names, IReadOnlyList<FetchedModel> Models)
{
    /// <summary>Whether the API publishes names only: then they are compared and no file is written.</summary>
    public bool NamesOnly { get; init; }
}

/// <summary>One model as it is published.</summary>
/// <param name="Name">The provider's name for it.</param>
/// <param name="Kind">What it makes from what; for a model that has a file already, what that says goes first where <see cref="KindIsDerived"/>.</param>
/// <param name="InputSchema">The JSON Schema of its parameters.</param>
internal sealed record FetchedModel(string Name, string Kind, JsonObject InputSchema)
{
    /// <summary>Whether the kind is not the provider's word but ours.</summary>
    public bool KindIsDerived { get; init; }

    /// <summary>The named input slots in order, as far as the answer shows them.</summary>
    public IReadOnlyList<string> Slots { get; init; } = [];

    /// <summary>Further members of the model's file that the provider publishes.</summary>
    public JsonObject Members { get; init; } = [];

    /// <summary>The whole answer about the model, for its prices.</summary>
    public JsonObject Answer { get; init; } = [];
}
