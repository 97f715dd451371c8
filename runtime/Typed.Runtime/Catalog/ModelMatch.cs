namespace Typed;

/// <summary>A model that meets a query, and the parameters to set.</summary>
/// <param name="Model">The model.</param>
/// <param name="Values">The parameters to set for the query: JSON by wire name, such as <c>duration</c> → <c>"10"</c>.</param>
/// <param name="Media">The parameters that accept the requested images, by wire name, such as <c>tail_image_url</c>.</param>
/// <param name="Cost">The cost with these parameters and the documented defaults of all others, according to the provider's table.</param>
public sealed record ModelMatch(ModelInfo Model, IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Media, Cost Cost)
{
    /// <summary>The reasons why it is uncertain that the model meets the query; empty if it is certain.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];

    /// <summary>Returns the provider, model, values and cost.</summary>
    public override string ToString()
    {
        var how = string.Join(", ", Values.Select(value => $"{value.Key} = {value.Value}").Concat(Media));
        return $"{Model.Provider} {Model.Name}" + (how.Length == 0 ? "" : $" ({how})") + $": {Cost}" + (Doubts.Count == 0 ? "" : $"; not sure: {string.Join("; ", Doubts)}");
    }
}

/// <summary>The result of a query. Models that certainly do not meet it are in neither list.</summary>
/// <param name="Matches">The models that meet the query according to their schemas, cheapest first. Models without a known price are last.</param>
/// <param name="Unsure">The models for which this is unknown, each with the reasons, in the same order.</param>
public sealed record ModelFindings(IReadOnlyList<ModelMatch> Matches, IReadOnlyList<ModelMatch> Unsure);
