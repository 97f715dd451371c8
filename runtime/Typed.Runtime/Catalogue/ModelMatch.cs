namespace Typed;

/// <summary>A model that answers a query, and how.</summary>
/// <param name="Model">The model.</param>
/// <param name="Values">The parameters that realise the query: JSON by name on the wire, such as <c>duration</c> → <c>"10"</c>.</param>
/// <param name="Media">The parameters that take the pictures asked for, by name on the wire, such as <c>tail_image_url</c>.</param>
/// <param name="Cost">What it costs with these parameters and the documented defaults of all others, by the provider's table.</param>
public sealed record ModelMatch(ModelInfo Model, IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Media, Cost Cost)
{
    /// <summary>Why it is not sure that the model does what was asked; empty where it is.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];

    /// <summary>Provider, model, values and cost.</summary>
    public override string ToString()
    {
        var how = string.Join(", ", Values.Select(value => $"{value.Key} = {value.Value}").Concat(Media));
        return $"{Model.Provider} {Model.Name}" + (how.Length == 0 ? "" : $" ({how})") + $": {Cost}" + (Doubts.Count == 0 ? "" : $"; not sure: {string.Join("; ", Doubts)}");
    }
}

/// <summary>The answer to a query. A model that surely does not do it is in neither list.</summary>
/// <param name="Matches">The models whose schemas say that they do it: cheapest first, those without a known price last.</param>
/// <param name="Unsure">The models of which it is not known, each with the reasons; in the same order.</param>
public sealed record ModelFindings(IReadOnlyList<ModelMatch> Matches, IReadOnlyList<ModelMatch> Unsure);
