using System.Globalization;
using Spectre.Console;
using Typed.Refresh.Catalog;
using Typed.Refresh.Output;

namespace Typed.Refresh.Commands;

/// <summary>The answer to a query as a list: one line per model, with the values to set. The models for which the answer is unknown follow, with the reasons.</summary>
/// <param name="list">The models.</param>
/// <param name="query">The query, or null for all models.</param>
internal sealed class ModelListing(ModelList list, ModelQuery? query)
{
    private readonly ModelFindings _found = list.Catalogs.Find(query ?? new ModelQuery());

    public required string Order { get; init; }

    /// <summary>What to group by; null for the default.</summary>
    public string? Group { get; init; }

    public int Limit { get; init; } = int.MaxValue;

    public bool HasUnsure { get; init; }

    /// <summary>The models of the answer in their order, at most <see cref="Limit"/> of them.</summary>
    public IEnumerable<ModelMatch> Shown => Ordered(HasUnsure ? [.. _found.Matches, .. _found.Unsure] : _found.Matches).Take(Limit);

    // A price that holds for certain values is more useful than the range of all of them.
    private bool HasValues => query is { Duration: not null } or { Resolution: not null } or { AspectRatio: not null } or { MaxCredits: not null };

    public void Write(IAnsiConsole console)
    {
        var shown = Shown.ToList();
        var severalProviders = list.Models.Select(model => model.Provider).Distinct(StringComparer.Ordinal).Count() > 1;
        var group = Group ?? (console.Profile.Out.IsTerminal && severalProviders && query?.Provider is null && Order == "name" ? "provider" : "none");
        WriteMatches(console, [.. shown.Where(match => match.Doubts.Count == 0)], group, isQualified: severalProviders && group != "provider" && query?.Provider is null);
        console.WriteTextLine(Count(shown.Count) + (list.Folder.IsShipped ? " (schemas included in the tool)" : ""));
        WriteUnsure(console, [.. shown.Where(match => match.Doubts.Count > 0)]);
        if (!HasUnsure && _found.Unsure.Count > 0)
        {
            console.WriteTextLine($"{Number(_found.Unsure.Count)} more may meet the query, but the schema or the price does not say so: --unsure lists them");
        }
    }

    private void WriteMatches(IAnsiConsole console, IReadOnlyList<ModelMatch> matches, string group, bool isQualified)
    {
        if (matches.Count == 0)
        {
            return;
        }

        var table = new FitTable(new("Model"), new("Kind"), new("Takes", Yields: 2), new("Set", Yields: 3), new("Credits"), new("Record", Yields: 1));
        foreach (var rows in matches.GroupBy(match => GroupOf(group, match), StringComparer.Ordinal))
        {
            if (rows.Key.Length > 0)
            {
                table.Group(rows.Key);
            }

            foreach (var match in rows)
            {
                Add(table, match, isQualified, hasKind: group != "kind" && query?.Kind is null);
            }
        }

        table.Write(console);
    }

    private void WriteUnsure(IAnsiConsole console, IReadOnlyList<ModelMatch> unsure)
    {
        if (unsure.Count == 0)
        {
            return;
        }

        console.WriteTextLine();
        var table = new WrappingTable("Unsure", "Credits", "Why");
        foreach (var match in unsure)
        {
            table.Add(list.Of(match).QualifiedName, Credits(match), string.Join("; ", match.Doubts));
        }

        table.Write(console);
    }

    private string Count(int shown) => shown < _found.Matches.Count + (HasUnsure ? _found.Unsure.Count : 0)
        ? $"{Number(shown)} of {Number(_found.Matches.Count + (HasUnsure ? _found.Unsure.Count : 0))} models that meet the query"
        : $"{Number(shown)} of {Number(list.Models.Count)} models";

    private void Add(FitTable table, ModelMatch match, bool isQualified, bool hasKind)
    {
        var model = list.Of(match);
        table.Add(
            isQualified ? model.QualifiedName : model.Name,
            hasKind ? model.Kind.Replace('_', ' ') : "",
            TakesText.Of(model),
            string.Join(", ", match.Values.Select(value => $"{value.Key}={value.Value}").Concat(match.Media)),
            Credits(match),
            model.Record);
    }

    private string Credits(ModelMatch match) => HasValues ? CreditText.Summary(match.Cost) : CreditText.Summary(list.Of(match));

    private string GroupOf(string group, ModelMatch match) => group switch
    {
        "provider" => list.Of(match).ProviderTitle,
        "kind" => match.Model.Kind.Value.Replace('_', ' '),
        _ => "",
    };

    private IEnumerable<ModelMatch> Ordered(IReadOnlyList<ModelMatch> matches) => Order switch
    {
        "price" when HasValues => matches.OrderBy(match => match.Cost.AtLeast is null).ThenBy(match => match.Cost.AtLeast).ThenBy(Place),
        "price" => matches.OrderBy(match => list.Of(match).PriceRange is null).ThenBy(match => list.Of(match).PriceRange?.Least).ThenBy(Place),
        "duration" => matches.OrderBy(match => Longest(list.Of(match))).ThenBy(Place),
        _ => matches.OrderBy(Place),
    };

    private int Place(ModelMatch match)
    {
        for (var i = 0; i < list.Models.Count; i++)
        {
            if (ReferenceEquals(list.Models[i].Info, match.Model))
            {
                return i;
            }
        }

        return int.MaxValue;
    }

    private static decimal Longest(CatalogModel model) =>
        model.Durations.Select(text => decimal.TryParse(text.TrimEnd('s'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0)
            .Append(model.Info.Fields.Where(field => field.Role == Typed.Specification.ParamRole.Duration).Max(field => field.Maximum) ?? 0)
            .Max();

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
