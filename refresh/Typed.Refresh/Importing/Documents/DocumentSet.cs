using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Refresh.Fetching.Http;
using Typed.Refresh.Quoting;

namespace Typed.Refresh.Importing.Documents;

/// <summary>The documents of one import, each read once, and the references between them.</summary>
/// <param name="access">Reads them.</param>
/// <param name="root">The document that the user named.</param>
internal sealed class DocumentSet(DocumentAccess access, Uri root)
{
    // A set of schemas in one file each has hundreds.
    private const int MaxDocuments = 2_000;

    // A chain of references; longer ones lead back to themselves.
    private const int MaxChain = 64;

    private readonly Dictionary<Uri, SourceDocument> _documents = [];
    private readonly Dictionary<(SourceDocument, string), DocumentPlace> _resolved = [];
    private readonly Dictionary<SourceDocument, Dictionary<string, DocumentPlace>> _named = [];

    /// <summary>The number of documents that were read.</summary>
    public int Count => _documents.Count;

    public async Task<SourceDocument> LoadAsync(Uri location, CancellationToken cancellationToken)
    {
        if (_documents.TryGetValue(location, out var known))
        {
            return known;
        }

        if (_documents.Count >= MaxDocuments)
        {
            throw new FetchException(FormattableString.Invariant($"{root}: the references lead to more than {MaxDocuments} documents."));
        }

        var document = new SourceDocument(location, DocumentText.Parse(await access.ReadAsync(location, cancellationToken), location));
        _documents.Add(location, document);
        return document;
    }

    /// <summary>The target of a reference. Follows one reference only.</summary>
    /// <exception cref="FetchException">The target does not exist, or must not be read.</exception>
    public async Task<DocumentPlace> ResolveAsync(SourceDocument from, string reference, CancellationToken cancellationToken)
    {
        if (_resolved.TryGetValue((from, reference), out var known))
        {
            return known;
        }

        var at = reference.IndexOf('#', StringComparison.Ordinal);
        var address = at < 0 ? reference : reference[..at];
        var fragment = at < 0 ? "" : Uri.UnescapeDataString(reference[(at + 1)..]);
        var document = address.Length == 0 ? from : await DocumentOfAsync(from, address, reference, cancellationToken);
        var found = Within(document, fragment) ?? throw new FetchException($"{Shown(from)}: the reference {ServerText.Quote(reference)} leads nowhere.");
        _resolved.Add((from, reference), found);
        return found;
    }

    /// <summary>A reference that <see cref="ResolveAsync"/> has resolved before.</summary>
    public DocumentPlace Resolved(SourceDocument from, string reference) => _resolved[(from, reference)];

    /// <summary>Follows an object's <c>$ref</c>, and that of its target, to an object without one.</summary>
    public async Task<DocumentPlace> FollowAsync(DocumentPlace place, CancellationToken cancellationToken)
    {
        for (var i = 0; place.Node is JsonObject members && members["$ref"] is JsonValue value && value.GetValueKind() == JsonValueKind.String; i++)
        {
            if (i == MaxChain)
            {
                throw new FetchException(FormattableString.Invariant($"{place}: the reference leads back to itself, or through more than {MaxChain} others."));
            }

            place = await ResolveAsync(place.Document, value.GetValue<string>(), cancellationToken);
        }

        return place;
    }

    private async Task<SourceDocument> DocumentOfAsync(SourceDocument from, string address, string reference, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(from.Location, Translated(from, address), out var target) || target.Scheme is not ("file" or "http" or "https"))
        {
            throw new FetchException($"{Shown(from)}: the reference {ServerText.Quote(reference)} is not an address.");
        }

        if (access.Refusal(root, target) is { } why)
        {
            throw new FetchException($"{Shown(from)}: the reference {ServerText.Quote(reference)} is not followed: {why}.");
        }

        try
        {
            return await LoadAsync(target, cancellationToken);
        }
        catch (FetchException problem) when (problem is not TransientFetchException && problem.Status is null)
        {
            throw new FetchException($"{Shown(from)}: the reference {ServerText.Quote(reference)} cannot be followed: {problem.Message}", problem);
        }
    }

    // The identifiers of a set of schemas name a place on the web; the files may lie elsewhere, in the same arrangement.
    private static string Translated(SourceDocument from, string address) =>
        from.Root is JsonObject root && root["$id"] is JsonValue id && id.GetValueKind() == JsonValueKind.String
        && Uri.TryCreate(id.GetValue<string>(), UriKind.Absolute, out var own) && Uri.TryCreate(address, UriKind.Absolute, out var other)
        && own.Scheme == other.Scheme && own.Authority == other.Authority
            ? own.MakeRelativeUri(other).ToString()
            : address;

    private DocumentPlace? Within(SourceDocument document, string fragment)
    {
        if (fragment.Length == 0 || fragment[0] == '/')
        {
            return DocumentPointer.TryFollow(document.Root, fragment, out var node) ? new DocumentPlace(document, node, fragment) : null;
        }

        if (!_named.TryGetValue(document, out var names))
        {
            _named[document] = names = new Dictionary<string, DocumentPlace>(StringComparer.Ordinal);
            FindAnchors(new DocumentPlace(document, document.Root, ""), names);
        }

        return names.GetValueOrDefault(fragment);
    }

    private static void FindAnchors(DocumentPlace place, Dictionary<string, DocumentPlace> names)
    {
        switch (place.Node)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    if (value is JsonValue text && text.GetValueKind() == JsonValueKind.String)
                    {
                        var anchor = name == "$anchor" ? text.GetValue<string>() : name == "$id" && text.GetValue<string>() is ['#', .. var id] ? id : null;
                        if (anchor is not null)
                        {
                            names.TryAdd(anchor, place);
                        }
                    }
                    else
                    {
                        FindAnchors(place.Of(name), names);
                    }
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    FindAnchors(place.Of(i.ToString(System.Globalization.CultureInfo.InvariantCulture)), names);
                }

                break;
            default:
                break;
        }
    }

    private static string Shown(SourceDocument document) => Path.GetFileName(document.Location.AbsolutePath);
}
