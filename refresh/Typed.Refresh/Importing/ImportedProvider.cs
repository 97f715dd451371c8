using System.Text.Json.Nodes;
using Typed.Refresh.Fetching;
using Typed.Refresh.Fetching.Http;
using Typed.Refresh.Files;
using Typed.Refresh.Importing.Documents;
using Typed.Refresh.Importing.Reading;
using Typed.Refresh.Importing.Settings;
using Typed.Refresh.Importing.Shaping;
using Typed.Refresh.Quoting;

namespace Typed.Refresh.Importing;

/// <summary>A provider whose models come from documents that <c>provider.json</c> lists, for refreshes like those of the supported providers.</summary>
/// <param name="provider">The provider's folder name.</param>
/// <param name="schemas">The schema folder.</param>
/// <param name="directory">The working folder.</param>
/// <param name="added">A source to add, or to put in place of one with the same document; null for a refresh of the known ones.</param>
internal sealed class ImportedProvider(string provider, string schemas, string directory, ImportSource? added = null) : IProviderApi
{
    public string Provider => provider;

    // Documents have their own addresses.
    public Uri Address { get; } = new("https://localhost/");

    public IReadOnlyList<KeyVariable> Keys => [];

    /// <summary>What the last run found.</summary>
    public ImportReport Report { get; private set; } = new();

    /// <summary>Chooses among the operations of a document, instead of its patterns; null to use the patterns.</summary>
    public Func<DocumentContent, IReadOnlyList<string>?>? Choose { get; init; }

    /// <summary>The providers of a schema folder that have sources.</summary>
    public static IEnumerable<string> In(string schemas) => SchemaFiles.Providers(schemas).Where(name => Sources(schemas, name).Count > 0);

    public static IReadOnlyList<ImportSource> Sources(string schemas, string provider)
    {
        var file = Path.Combine(schemas, provider, "provider.json");
        return ImportSource.Read(provider, File.Exists(file) ? File.ReadAllText(file) : null);
    }

    public async Task<FetchedCatalog> FetchAsync(ApiConnection api, Func<string, bool> wanted, Action<int, int> progress, CancellationToken cancellationToken)
    {
        Report = new ImportReport();
        var files = SchemaFiles.Load(schemas, provider);
        var known = ImportSource.Read(provider, files.Texts.GetValueOrDefault("provider.json"));
        var reads = added is null ? known : [added];
        var overrides = Overrides.Read(files);
        var run = new ImportRun(new DocumentAccess(api, directory), overrides, Report, Choose);
        var models = new List<FetchedModel>();
        var names = new List<string>();
        var used = new List<ImportSource>();
        foreach (var source in reads)
        {
            var (read, effective) = await run.ReadAsync(source, files.Directory, progress, cancellationToken);
            used.Add(effective);
            names.AddRange(read.Select(model => model.Model.Name));
            models.AddRange(read.Where(model => wanted(model.Model.Name)).Select(model => Fetched(model.Model, model.Document)));
        }

        Limit.Models(names.Count, api.Limits, string.Join(", ", reads.Select(source => source.Document)));
        if (added is null)
        {
            Report.Notes.AddRange(overrides.Unused.Order(StringComparer.Ordinal).Select(pattern => $"{Overrides.FileName}: {ServerText.Quote(pattern)} matches no model."));
        }

        var sources = added is null ? known : [.. known.Select(source => source.Document == added.Document ? used[0] : source), .. known.Any(source => source.Document == added.Document) ? [] : used];
        return new FetchedCatalog(reads.Count == 1 ? reads[0].Document : provider, names, models)
        {
            Unread = [.. Report.Failed.Select(failed => failed.Name).OfType<string>()],
            Documents = reads.Select(source => source.Document).ToHashSet(StringComparer.Ordinal),
            Edits =
            [
                new FileEdit("provider.json", (text, _) => ImportSource.Write(provider, text, sources)),
                new FileEdit("rules.json", (text, today) => OverrideRules.Write(provider, text, Report.Models, today)),
            ],
        };
    }

    private static FetchedModel Fetched(ShapedModel model, string document)
    {
        var fetched = new FetchedModel(model.Name, model.Kind, model.Schema)
        {
            KindIsDerived = !model.KindIsGiven,
            Slots = model.Slots ?? [],
            Document = document,
            IsVerbatim = model.IsVerbatim,
            IsImported = true,
        };
        if (model.Record is not null)
        {
            fetched.Members["record"] = model.Record;
        }

        if (model.Listing.Count > 0)
        {
            fetched.Members["listing"] = model.Listing;
        }

        if (model.Listing["deprecated"] is not null)
        {
            fetched.Members["deprecated"] = new JsonObject { ["statement"] = "the document marks the operation as deprecated", ["source"] = document };
        }

        return fetched;
    }
}
