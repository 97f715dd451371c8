using System.Text;
using Typed.Schema.Collections;
using Typed.Schema.Specification;

namespace Typed.Schema.Generation;

/// <summary>The models of one generated source.</summary>
/// <param name="HintName">The name of the source.</param>
/// <param name="Models">Models of one provider.</param>
public sealed record ModelGroup(string HintName, EquatableArray<NamedModel> Models);

/// <summary>Distributes the models over the generated sources.</summary>
/// <remarks>
/// One source per model is the easiest to read and compare. But on each keystroke an editor searches for each generated document among all earlier ones, so its time
/// grows with the square of their number. Many models are therefore grouped.
/// </remarks>
public static class ModelGroups
{
    /// <summary>The largest number of models that have a source each.</summary>
    public const int MaxSingle = 200;

    private const int MaxGroup = 24;

    /// <summary>The shared sources, in ordinal order of provider and model, independent of the order of files. Models with a source each are in none.</summary>
    /// <param name="models">All models.</param>
    public static IEnumerable<ModelGroup> Of(IEnumerable<NamedModel> models) =>
        models
            .Where(model => model.Options.SharesSources)
            .OrderBy(model => model.ProviderName, StringComparer.Ordinal)
            .ThenBy(model => model.Name, StringComparer.Ordinal)
            .GroupBy(model => model.ProviderName, StringComparer.Ordinal)
            .SelectMany(provider => Parts([.. provider]));

    // A part ends after a model whose name says so, not after a number of models: a model that is added or removed changes its own part and no later one.
    private static IEnumerable<ModelGroup> Parts(NamedModel[] models)
    {
        var start = 0;
        for (var i = 0; i < models.Length; i++)
        {
            if (i == models.Length - 1 || i + 1 - start == MaxGroup || EndsPart(models[i].Name))
            {
                var part = new NamedModel[i + 1 - start];
                Array.Copy(models, start, part, 0, part.Length);
                yield return new ModelGroup(HintNames.OfPart(part[0]), new EquatableArray<NamedModel>(part));
                start = i + 1;
            }
        }
    }

    // One name in 8, by a hash that is the same in each process (FNV-1a).
    private static bool EndsPart(string name)
    {
        var hash = Encoding.UTF8.GetBytes(name).Aggregate(2166136261u, (value, next) => unchecked((value ^ next) * 16777619u));
        return ((hash ^ (hash >> 16)) & 7) == 0;
    }
}
