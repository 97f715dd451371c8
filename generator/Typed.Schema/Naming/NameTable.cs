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

    public static ModelIdentity Of(ModelSpec model, string path, TextPlace place) =>
        new(model.Provider, model.Model, model.Kind, path, place, model.Types.Select(type => type.Suffix).ToEquatableArray()) { Record = model.Record };
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
        IEnumerable<ModelIdentity> models, EquatableArray<NameOverride> overrides, EquatableArray<ProviderName> providers)
    {
        var assigned = new List<NameAssignment>();
        var takenBy = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var provider in providers)
        {
            // The catalog is a class beside the records.
            takenBy.Add(KeyOf(provider.Provider, provider.Name + "Catalog"), provider.Name + "Catalog");
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
            assigned.Add(AssignOne(model, overrides, takenBy));
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

    private static NameAssignment AssignOne(ModelIdentity model, EquatableArray<NameOverride> overrides, Dictionary<string, string> takenBy)
    {
        var own = overrides.FirstOrDefault(item => item.Model == model.Model)?.Name ?? model.Record;
        if (own is null && !ModelNames.CanName(model.Model))
        {
            return new NameAssignment(model.Provider, model.Model, model.Path, "", null) { IsNameless = true };
        }

        var wanted = own ?? ModelNames.Of(model.Model, model.Kind);
        var name = wanted;
        string? rival = null;
        for (var n = 2; FirstTaken(model, name, takenBy) is { } taken; n++)
        {
            rival ??= taken;
            name = wanted + "_" + n.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        foreach (var type in TypesOf(model, name))
        {
            takenBy[type] = model.Model;
        }

        return new NameAssignment(model.Provider, model.Model, model.Path, name, rival);
    }

    private static string? FirstTaken(ModelIdentity model, string name, Dictionary<string, string> takenBy)
    {
        foreach (var type in TypesOf(model, name))
        {
            if (takenBy.TryGetValue(type, out var other))
            {
                return other;
            }
        }

        return null;
    }

    // Names are unique within a provider's namespace, without regard to case: hint names become file names.
    private static IEnumerable<string> TypesOf(ModelIdentity model, string name) => TypeNames(model, name).Select(type => KeyOf(model.Provider, type));

    private static string KeyOf(string provider, string name) => provider + "\n" + name.ToUpperInvariant();
}
