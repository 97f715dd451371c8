using Typed.Schema.Collections;
using Typed.Schema.Diagnostics;
using Typed.Schema.Specification;

namespace Typed.Schema.Naming;

/// <summary>The data about a model that the other files need.</summary>
/// <param name="Provider">The provider's key.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Kind">Its input and output kinds.</param>
/// <param name="Path">Its file.</param>
/// <param name="Place">The location of its name in the file.</param>
/// <param name="Suffixes">The suffixes of the types it declares.</param>
public sealed record ModelIdentity(string Provider, string Model, string Kind, string Path, TextPlace Place, EquatableArray<string> Suffixes)
{
    /// <summary>The C# name that its file sets, or null.</summary>
    public string? Record { get; init; }

    /// <summary>The names of its slots.</summary>
    public EquatableArray<string> Slots { get; init; } = EquatableArray<string>.Empty;

    /// <summary>The names of its lists of media inputs.</summary>
    public EquatableArray<string> InputLists { get; init; } = EquatableArray<string>.Empty;

    public static ModelIdentity Of(ModelSpec model, string path, TextPlace place) =>
        new(model.Provider, model.Model, model.Kind, path, place, model.Types.Select(type => type.Suffix).ToEquatableArray())
        {
            Record = model.Record,
            Slots = model.Properties.Where(property => property.Slot >= 0).Select(property => property.WireName).ToEquatableArray(),
            InputLists = model.Properties.Where(property => model.IsInputList(property.Type)).Select(property => property.WireName).ToEquatableArray(),
        };
}

/// <summary>The C# name that is assigned to a model.</summary>
/// <param name="Provider">The provider's key.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Path">The file that describes it.</param>
/// <param name="Name">The name without <c>Params</c>, or empty for a model that is left out: another file describes it, or its name gives no C# name.</param>
/// <param name="Rival">The model or other file that had the name first, if any.</param>
public sealed record NameAssignment(string Provider, string Model, string Path, string Name, string? Rival)
{
    /// <summary>Whether the model has no record because its name gives no C# name.</summary>
    public bool IsNameless { get; init; }
}

/// <summary>Assigns each model a C# name, independent of the order of files: models in ordinal order, with a number added to a taken name.</summary>
public static class NameTable
{
    /// <param name="models">The models.</param>
    /// <param name="overrides">The user's custom names.</param>
    /// <param name="providers">The C# names of the models' providers.</param>
    public static EquatableArray<NameAssignment> Assign(
        IEnumerable<ModelIdentity> models, EquatableArray<NameOverride> overrides, EquatableArray<ProviderName> providers) =>
        Assign(models, overrides, providers, new TakenNames());

    /// <param name="models">The models.</param>
    /// <param name="overrides">The user's custom names.</param>
    /// <param name="providers">The C# names of the models' providers.</param>
    /// <param name="taken">Receives the names, and counts the tries.</param>
    public static EquatableArray<NameAssignment> Assign(
        IEnumerable<ModelIdentity> models, EquatableArray<NameOverride> overrides, EquatableArray<ProviderName> providers, TakenNames taken)
    {
        var assigned = new List<NameAssignment>();
        foreach (var provider in providers)
        {
            // The catalog is a class beside the records.
            taken.Add(provider.Provider, provider.Name + "Catalog");
        }

        var files = new Dictionary<(string, string), string>();
        var ordered = models
            .OrderBy(model => model.Provider, StringComparer.Ordinal)
            .ThenBy(model => model.Model, StringComparer.Ordinal)
            .ThenBy(model => model.Path.Replace('\\', '/'), StringComparer.Ordinal);
        foreach (var model in ordered)
        {
            if (files.TryGetValue((model.Provider, model.Model), out var file))
            {
                assigned.Add(new NameAssignment(model.Provider, model.Model, model.Path, "", file == model.Path ? null : file));
                continue;
            }

            files.Add((model.Provider, model.Model), model.Path);
            assigned.Add(AssignOne(model, overrides, taken));
        }

        return assigned.ToEquatableArray();
    }

    /// <summary>The types that a model may declare: its record, nested types and what belongs to its enums.</summary>
    /// <param name="model">The model.</param>
    /// <param name="name">Its C# name without <c>Params</c>.</param>
    public static IEnumerable<string> TypeNames(ModelIdentity model, string name) =>
        model.Suffixes
            .Concat(model.Suffixes.Select(suffix => suffix + EnumSpec.SecondsSuffix))
            .Concat(model.Suffixes.Select(suffix => suffix + EnumSpec.ConverterSuffix))
            .Concat(["Params"])
            .Select(suffix => name + suffix);

    private static NameAssignment AssignOne(ModelIdentity model, EquatableArray<NameOverride> overrides, TakenNames taken)
    {
        var own = overrides.FirstOrDefault(item => item.Model == model.Model)?.Name ?? model.Record;
        if (own is null && !ModelNames.CanName(model.Model))
        {
            return new NameAssignment(model.Provider, model.Model, model.Path, "", null) { IsNameless = true };
        }

        var name = taken.Claim(model, own ?? ModelNames.Of(model.Model, model.Kind), out var rival);
        return new NameAssignment(model.Provider, model.Model, model.Path, name, rival);
    }
}
