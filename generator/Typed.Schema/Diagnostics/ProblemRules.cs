namespace Typed.Schema.Diagnostics;

/// <summary>All possible problems in schema, price and rule files.</summary>
public static class ProblemRules
{
    public static readonly ProblemRule InvalidJson = new(
        "TYP0001", ProblemSeverity.Error, "The file is not JSON", "This file is not valid JSON: {0}");

    public static readonly ProblemRule InvalidModelFile = new(
        "TYP0002", ProblemSeverity.Error, "The model file is not in the expected form", "This is not a model file: {0}");

    public static readonly ProblemRule NotExpressible = new(
        "TYP0003", ProblemSeverity.Info, "A schema keyword has no counterpart in C#", "{0}");

    public static readonly ProblemRule DefaultOutsideConstraints = new(
        "TYP0004", ProblemSeverity.Warning, "The default is not a value that the schema allows", "The default {0} of '{1}' is not allowed by its own schema: {2}; no default is generated");

    public static readonly ProblemRule NameCollision = new(
        "TYP0005", ProblemSeverity.Warning, "Two models would have the same C# name", "The name '{0}' is taken by '{1}'; the record of '{2}' is called '{3}'");

    public static readonly ProblemRule ModelTwice = new(
        "TYP0006", ProblemSeverity.Error, "A model is described twice", "The model '{0}' of '{1}' is described by '{2}' already; this file is left out");

    public static readonly ProblemRule PriceForUnknownModel = new(
        "TYP0007", ProblemSeverity.Warning, "A price is for a model that has no file", "The price table has a price for '{0}', which no model file describes");

    public static readonly ProblemRule PriceForUnknownValue = new(
        "TYP0008", ProblemSeverity.Warning, "A price is for a value that the model does not have", "The price of '{0}' depends on {1}, which its schema does not have; {2}");

    public static readonly ProblemRule UnknownProviderFile = new(
        "TYP0009", ProblemSeverity.Warning, "A provider file of unknown purpose", "'{0}' is neither a model file (models/*.json) nor pricing.json, rules.json, provider.json or reviewed.json; it is not read");

    public static readonly ProblemRule InvalidRule = new(
        "TYP0010", ProblemSeverity.Warning, "A rule between fields cannot be used", "This rule is left out: {0}");

    public static readonly ProblemRule UnresolvedReference = new(
        "TYP0011", ProblemSeverity.Error, "A $ref leads nowhere", "The reference '{0}' cannot be resolved: {1}");

    public static readonly ProblemRule InvalidPricingFile = new(
        "TYP0012", ProblemSeverity.Error, "The price table is not in the expected form", "This is not a price table: {0}");

    public static readonly ProblemRule InvalidOption = new(
        "TYP0013", ProblemSeverity.Warning, "An option of the project is not understood", "The property {0} has the value '{1}', which is not {2}; it is not used");

    // TYP0014 is reported by the build.
    public static readonly ProblemRule InvalidProviderFile = new(
        "TYP0015", ProblemSeverity.Error, "The provider file is not in the expected form", "This is not a provider file: {0}");

    public static readonly ProblemRule InvalidReviewedFile = new(
        "TYP0016", ProblemSeverity.Warning, "The file of reviewed models is not in the expected form", "This is not a file of reviewed models: {0}");

    public static readonly ProblemRule NumberCollision = new(
        "TYP0017", ProblemSeverity.Warning, "Two values of an enum would have the same number", "The values {0} and {1} of '{2}' would have the same number; {1} gets another one, which lasts only while {0} is listed");

    // TYP0018 and TYP0019 are reported by the build.
    public static readonly ProblemRule ReferencedRecords = new(
        "TYP0020", ProblemSeverity.Warning, "A referenced project generates the same records",
        "Records of {0} are in the referenced assembly '{1}' already, so they are not generated again; set TypedIncludeSchemas to false in this project, or set TypedNamespace to have records of its own");

    public static readonly ProblemRule InputIsNoObject = new(
        "TYP0021", ProblemSeverity.Warning, "The input of the model is not an object", "A request is a JSON object, but the input schema describes {0}; the record has no fields, and no request is valid");

    public static readonly ProblemRule NoName = new(
        "TYP0022", ProblemSeverity.Error, "The name of the model gives no C# name",
        "The model name '{0}' has no letter or digit to make a C# name of, so there is no record; give it a name with the property TypedModelNames: {0}=Name");

    public static readonly ProblemRule OnlyUsedModels = new(
        "TYP0023", ProblemSeverity.Info, "Only the models that the code names are generated",
        "The project has {0} models. Only those that its code names are generated, the default {1} with so many; set TypedModels to '*' to generate all, or to 'used' to turn off this message");

    /// <summary>The rules in the order of their ids.</summary>
    public static IReadOnlyList<ProblemRule> All { get; } =
    [
        InvalidJson, InvalidModelFile, NotExpressible, DefaultOutsideConstraints, NameCollision, ModelTwice, PriceForUnknownModel, PriceForUnknownValue,
        UnknownProviderFile, InvalidRule, UnresolvedReference, InvalidPricingFile, InvalidOption, InvalidProviderFile, InvalidReviewedFile, NumberCollision,
        ReferencedRecords, InputIsNoObject, NoName, OnlyUsedModels,
    ];

    private static readonly Dictionary<string, ProblemRule> s_byId = All.ToDictionary(rule => rule.Id, StringComparer.Ordinal);

    /// <summary>The rule with this id.</summary>
    public static ProblemRule ById(string id) => s_byId[id];
}
