namespace Typed.Schema.Generation;

/// <summary>The MSBuild properties and metadata that a project may set. The package's props make each visible to the compiler.</summary>
public static class OptionNames
{
    /// <summary>The parent namespace of the providers' namespaces; <c>Typed.Models</c> by default.</summary>
    public const string Namespace = "TypedNamespace";

    /// <summary><c>public</c> (the default) or <c>internal</c>.</summary>
    public const string Visibility = "TypedVisibility";

    /// <summary>The providers to generate; all by default.</summary>
    public const string Providers = "TypedProviders";

    /// <summary>
    /// The models to generate, by name or with <c>*</c> and <c>?</c>, and <see cref="UsedModels"/>. By default all, except in apps with many models (<see cref="GeneratorOptions.InProject"/>).
    /// </summary>
    public const string Models = "TypedModels";

    /// <summary>The item of <see cref="Models"/> that stands for the models that the project's code names.</summary>
    public const string UsedModels = "used";

    /// <summary>The item of <see cref="Models"/> that stands for all models.</summary>
    public const string EveryModel = "*";

    /// <summary>Set by <c>Typed.Editor.globalconfig</c>, which only the compiler of an editor is given.</summary>
    public const string IsEditor = "TypedIsEditor";

    /// <summary>The kind of assembly, as MSBuild names it. It determines the default of <see cref="Models"/>.</summary>
    public const string OutputType = "OutputType";

    /// <summary>Custom names: <c>acme/one=One, acme/two=Two</c>.</summary>
    public const string Names = "TypedModelNames";

    /// <summary>The full name of a class with the catalogs of all providers, such as <c>Acme.AllModels</c>; none by default.</summary>
    public const string AllModels = "TypedAllModels";

    /// <summary>The metadata with a file's provider.</summary>
    public const string ProviderMetadata = "TypedProvider";

    /// <summary>The properties.</summary>
    public static IReadOnlyList<string> Properties { get; } = [Namespace, Visibility, Providers, Models, Names, AllModels, OutputType];
}
