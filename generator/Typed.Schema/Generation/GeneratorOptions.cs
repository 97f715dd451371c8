using System.Text;
using Typed.Schema.Collections;
using Typed.Schema.Diagnostics;
using Typed.Schema.Naming;
using Typed.Schema.Reading;

namespace Typed.Schema.Generation;

/// <summary>The project's options, as values.</summary>
public sealed record GeneratorOptions
{
    /// <summary>The largest number of models that an app generates by default, whether its code names them or not.</summary>
    public const int MaxUnused = 100;

    private const string DefaultNamespace = "Typed.Models";

    // Together with the names of a provider, a model and a type, it must stay below the limit of 1,023 bytes for a name in an assembly.
    private const int MaxNamespaceBytes = 250;
    private static readonly char[] s_separators = [',', ';', '\n', '\r'];

    public string Namespace { get; init; } = DefaultNamespace;

    public bool IsInternal { get; init; }

    public EquatableArray<string> Providers { get; init; } = EquatableArray<string>.Empty;

    /// <summary>The models that the project lists, by name or pattern.</summary>
    public EquatableArray<string> Models { get; init; } = EquatableArray<string>.Empty;

    /// <summary>Whether the listed models are generated besides those that the code names, and no others.</summary>
    public bool OnlyUsed { get; init; }

    /// <summary>Whether the project asks for all models.</summary>
    public bool EveryModel { get; init; }

    /// <summary>Whether <see cref="OnlyUsed"/> is the default of <see cref="InProject"/>, not a setting.</summary>
    public bool OnlyUsedByDefault { get; init; }

    /// <summary>Whether other projects seldom use the records: those of an app, and internal ones. False if no build says which kind of project it is.</summary>
    public bool IsUsedAlone { get; init; }

    /// <summary>Whether an editor runs the generator, not a build.</summary>
    public bool IsEditor { get; init; }

    public EquatableArray<NameOverride> Names { get; init; } = EquatableArray<NameOverride>.Empty;

    /// <summary>The class with the catalogs of all providers, or null.</summary>
    public string? AllModels { get; init; }

    /// <summary>The options that could not be parsed.</summary>
    public EquatableArray<DiagnosticInfo> Diagnostics { get; init; } = EquatableArray<DiagnosticInfo>.Empty;

    /// <summary>Reads the properties.</summary>
    /// <param name="property">Returns the value of a property by its name, or null if the property is not set.</param>
    public static GeneratorOptions From(Func<string, string?> property)
    {
        var problems = new List<DiagnosticInfo>();
        string? Value(string name) =>
            property(name)?.Trim() is { Length: > 0 } value ? value : null;
        void Problem(string name, string value, string expected) =>
            problems.Add(DiagnosticInfo.Of(ProblemRules.InvalidOption, "", default, name, value, expected));

        var ns = Value(OptionNames.Namespace) ?? DefaultNamespace;
        if (!IsNamespace(ns))
        {
            Problem(OptionNames.Namespace, ns, "a namespace such as Acme.Models");
            ns = DefaultNamespace;
        }

        var visibility = Value(OptionNames.Visibility) ?? "public";
        if (visibility is not ("public" or "internal"))
        {
            Problem(OptionNames.Visibility, visibility, "public or internal");
        }

        var all = Value(OptionNames.AllModels);
        if (all is not null && !(all.Contains('.') && IsNamespace(all) && IsTypeName(all.Substring(all.LastIndexOf('.') + 1)) && !(ns + ".").StartsWith(all + ".", StringComparison.Ordinal)))
        {
            Problem(OptionNames.AllModels, all, "a class in a namespace, such as Acme.AllModels");
            all = null;
        }

        var models = Items(Value(OptionNames.Models)).ToList();
        var onlyUsed = models.RemoveAll(item => item == OptionNames.UsedModels) > 0;
        var everyModel = models.Contains(OptionNames.EveryModel);
        if (everyModel)
        {
            models.Clear();
        }

        var names = new List<NameOverride>();
        foreach (var item in Items(Value(OptionNames.Names)))
        {
            var at = item.LastIndexOf('=');
            var name = item.Substring(at + 1).Trim();
            if (at <= 0 || !CSharpNames.IsIdentifier(name) || Words.Cut(name) != name)
            {
                Problem(OptionNames.Names, item, "model=Name, where Name is a C# name without Params");
            }
            else
            {
                names.Add(new NameOverride(item.Substring(0, at).Trim(), name));
            }
        }

        return new GeneratorOptions
        {
            Namespace = ns,
            IsInternal = visibility == "internal",
            Providers = Items(Value(OptionNames.Providers)).ToEquatableArray(),
            Models = models.ToEquatableArray(),
            OnlyUsed = onlyUsed && !everyModel,
            EveryModel = everyModel,
            IsUsedAlone = Value(OptionNames.OutputType) is { } output && (visibility == "internal" || output.EndsWith("exe", StringComparison.OrdinalIgnoreCase)),
            IsEditor = Value(OptionNames.IsEditor) == "true",
            Names = names.ToEquatableArray(),
            AllModels = all,
            Diagnostics = problems.ToEquatableArray(),
        };
    }

    /// <summary>
    /// The options with the default for what a project does not set: a build generates of many models those that the code names, unless other projects may need the others. An editor has all,
    /// for completion and refactorings.
    /// </summary>
    /// <param name="models">The number of models.</param>
    public GeneratorOptions InProject(int models) =>
        models > MaxUnused && IsUsedAlone && !IsEditor && !OnlyUsed && !EveryModel && Models.Count == 0
            ? this with { OnlyUsed = true, OnlyUsedByDefault = true }
            : this;

    public bool Includes(SchemaFile file) => Providers.Count == 0 || Providers.Contains(file.Provider, StringComparer.Ordinal);

    /// <summary>Whether the project excludes models from reading.</summary>
    public bool IsFiltered => !OnlyUsed && Models.Count > 0;

    public bool Includes(string model) => !IsFiltered || Lists(model);

    /// <summary>Whether <see cref="Models"/> lists the model.</summary>
    public bool Lists(string model) => Models.Any(pattern => Wildcards.Matches(pattern, model));

    private static IEnumerable<string> Items(string? list) =>
        (list ?? "").Split(s_separators, StringSplitOptions.RemoveEmptyEntries).Select(item => item.Trim()).Where(item => item.Length > 0);

    // Nested namespaces with these names would hide types of the framework and of the runtime.
    private static bool IsNamespace(string name) =>
        name.Split('.').All(CSharpNames.IsIdentifier)
        && Encoding.UTF8.GetByteCount(name) <= MaxNamespaceBytes
        && (name + ".") is var dotted
        && !dotted.StartsWith("System.", StringComparison.Ordinal)
        && (!dotted.StartsWith("Typed.", StringComparison.Ordinal) || dotted.StartsWith(DefaultNamespace + ".", StringComparison.Ordinal));

    // The class's only member is Catalogs.
    private static bool IsTypeName(string name) => CSharpNames.IsTypeName(name) && name != "Catalogs";
}
