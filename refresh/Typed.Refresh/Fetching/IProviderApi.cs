using System.Text.Json.Nodes;
using Typed.Refresh.Fetching.Http;

namespace Typed.Refresh.Fetching;

/// <summary>A key that a provider requires.</summary>
/// <param name="Variable">Its name among environment variables and user secrets.</param>
/// <param name="Header">The header that carries it.</param>
/// <param name="Prefix">The text before the key in the header.</param>
internal sealed record KeyVariable(string Variable, string Header, string Prefix = "");

/// <summary>A provider's API, as far as a refresh needs it.</summary>
internal interface IProviderApi
{
    /// <summary>The name of the provider's folder.</summary>
    string Provider { get; }

    /// <summary>The documented base address.</summary>
    Uri Address { get; }

    IReadOnlyList<KeyVariable> Keys { get; }

    /// <summary>Gets all currently published models, or throws.</summary>
    /// <param name="api">The connection.</param>
    /// <param name="wanted">Selects the models to get schemas for. The list of names is always complete.</param>
    /// <param name="progress">Receives the number of completed models and their total.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<FetchedCatalog> FetchAsync(ApiConnection api, Func<string, bool> wanted, Action<int, int> progress, CancellationToken cancellationToken);
}

/// <summary>The models that a provider publishes.</summary>
/// <param name="Source">The URL that was read, for the files' <c>source</c>.</param>
/// <param name="Names">All names in the list, including unselected models.</param>
/// <param name="Models">The selected models with their schemas; empty if the API publishes names only.</param>
internal sealed record FetchedCatalog(string Source, IReadOnlyList<string> Names, IReadOnlyList<FetchedModel> Models)
{
    /// <summary>Whether the API publishes names only. If so, the names are compared and no file is written.</summary>
    public bool NamesOnly { get; init; }

    /// <summary>The documents that were read, if a provider has several. Models of other documents, and files without one, are not missing. Null: all files are the provider's.</summary>
    public IReadOnlySet<string>? Documents { get; init; }

    /// <summary>Names of published models whose schemas could not be read. Neither they nor models below them count as removed.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    /// <summary>Changes of the provider's other files.</summary>
    public IReadOnlyList<FileEdit> Edits { get; init; } = [];
}

/// <summary>A change of a file that depends on its current text.</summary>
/// <param name="Path">The path below the provider's folder.</param>
/// <param name="Change">Returns the new text from the current text and the current day; null for no file.</param>
internal sealed record FileEdit(string Path, Func<string?, DateOnly, string?> Change);

/// <summary>One published model.</summary>
/// <param name="Name">The provider's name for it.</param>
/// <param name="Kind">Its input and output kinds. An existing file's kind takes precedence if <see cref="KindIsDerived"/>.</param>
/// <param name="InputSchema">The JSON Schema of its parameters.</param>
internal sealed record FetchedModel(string Name, string Kind, JsonObject InputSchema)
{
    /// <summary>Whether the kind is derived by this tool rather than stated by the provider.</summary>
    public bool KindIsDerived { get; init; }

    /// <summary>The named input slots in order, as far as the response contains them.</summary>
    public IReadOnlyList<string> Slots { get; init; } = [];

    /// <summary>Further members of the model's file that the provider publishes.</summary>
    public JsonObject Members { get; init; } = [];

    /// <summary>The document of this model, if it is not that of the whole catalog.</summary>
    public string? Document { get; init; }

    /// <summary>Whether the schema is the provider's own text.</summary>
    public bool IsVerbatim { get; init; } = true;

    /// <summary>Whether the file follows from a document and the overrides alone: what neither of them states is removed.</summary>
    public bool IsImported { get; init; }

    /// <summary>The complete response about the model, for its prices.</summary>
    public JsonObject Answer { get; init; } = [];
}
