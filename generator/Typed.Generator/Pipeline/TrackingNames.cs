namespace Typed.Generator.Pipeline;

/// <summary>The names of the pipeline's steps, for tests that check whether a step ran again.</summary>
public static class TrackingNames
{
    /// <summary>The project's options.</summary>
    public const string Options = nameof(Options);

    /// <summary>The provider files as values.</summary>
    public const string SchemaFiles = nameof(SchemaFiles);

    /// <summary>The parsed model files.</summary>
    public const string ModelFiles = nameof(ModelFiles);

    /// <summary>The parsed price files.</summary>
    public const string PricingFiles = nameof(PricingFiles);

    /// <summary>The parsed rule files.</summary>
    public const string RulesFiles = nameof(RulesFiles);

    /// <summary>The parsed provider files.</summary>
    public const string ProviderFiles = nameof(ProviderFiles);

    /// <summary>The names of all providers.</summary>
    public const string ProviderNames = nameof(ProviderNames);

    /// <summary>The records that a referenced assembly has.</summary>
    public const string ReferencedRecords = nameof(ReferencedRecords);

    /// <summary>The parsed files of reviewed models.</summary>
    public const string ReviewedFiles = nameof(ReviewedFiles);

    /// <summary>The names of all models.</summary>
    public const string Names = nameof(Names);

    /// <summary>The models that the project uses.</summary>
    public const string Used = nameof(Used);

    /// <summary>Each model to emit, with its name, prices and rules.</summary>
    public const string Models = nameof(Models);

    /// <summary>The models of files that the project includes more than once.</summary>
    public const string ModelsOfDuplicateFiles = nameof(ModelsOfDuplicateFiles);

    /// <summary>The models of each shared source.</summary>
    public const string Groups = nameof(Groups);

    /// <summary>The catalog of each provider.</summary>
    public const string Catalogs = nameof(Catalogs);

    /// <summary>The class with the catalogs of all providers.</summary>
    public const string AllCatalogs = nameof(AllCatalogs);

    /// <summary>The names of all models, for a build that generates only the used ones.</summary>
    public const string ModelNames = nameof(ModelNames);

    /// <summary>The problems between each model and its prices and rules.</summary>
    public const string ModelProblems = nameof(ModelProblems);

    /// <summary>The problems between files: duplicate names, and prices and rules that match no model file.</summary>
    public const string Problems = nameof(Problems);

    /// <summary>All steps.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Options, SchemaFiles, ModelFiles, PricingFiles, RulesFiles, ProviderFiles, ProviderNames, ReferencedRecords, ReviewedFiles, Names, Used, Models, ModelsOfDuplicateFiles, Groups, Catalogs, AllCatalogs, ModelNames, ModelProblems, Problems];
}
