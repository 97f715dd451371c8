namespace Typed.Generator.Pipeline;

/// <summary>The names of the pipeline's steps, for tests that ask whether a step ran again.</summary>
public static class TrackingNames
{
    /// <summary>What the project asks for.</summary>
    public const string Options = nameof(Options);

    /// <summary>The provider files as values.</summary>
    public const string SchemaFiles = nameof(SchemaFiles);

    /// <summary>Model files, read.</summary>
    public const string ModelFiles = nameof(ModelFiles);

    /// <summary>Price files, read.</summary>
    public const string PricingFiles = nameof(PricingFiles);

    /// <summary>Rule files, read.</summary>
    public const string RulesFiles = nameof(RulesFiles);

    /// <summary>Provider files, read.</summary>
    public const string ProviderFiles = nameof(ProviderFiles);

    /// <summary>The names of all providers.</summary>
    public const string ProviderNames = nameof(ProviderNames);

    /// <summary>Files of reviewed models, read.</summary>
    public const string ReviewedFiles = nameof(ReviewedFiles);

    /// <summary>The names of all models.</summary>
    public const string Names = nameof(Names);

    /// <summary>Each model with its name, prices and rules: what is emitted.</summary>
    public const string Models = nameof(Models);

    /// <summary>The models of files that the project includes twice.</summary>
    public const string ModelsOfFilesTwice = nameof(ModelsOfFilesTwice);

    /// <summary>The catalogue of each provider.</summary>
    public const string Catalogs = nameof(Catalogs);

    /// <summary>The class with the catalogues of all providers.</summary>
    public const string AllCatalogs = nameof(AllCatalogs);

    /// <summary>What is wrong between each model and its prices and rules.</summary>
    public const string ModelProblems = nameof(ModelProblems);

    /// <summary>What is wrong between files: names twice, prices and rules for what no file describes.</summary>
    public const string Problems = nameof(Problems);

    /// <summary>All steps.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Options, SchemaFiles, ModelFiles, PricingFiles, RulesFiles, ProviderFiles, ProviderNames, ReviewedFiles, Names, Models, ModelsOfFilesTwice, Catalogs, AllCatalogs, ModelProblems, Problems];
}
