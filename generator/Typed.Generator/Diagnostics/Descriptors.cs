using Microsoft.CodeAnalysis;

namespace Typed.Generator.Diagnostics;

/// <summary>What the generator reports, in one place; the help link follows from the id.</summary>
internal static class Descriptors
{
    private const string Category = "Typed.Schemas";
    private const string HelpLinkBase = "https://github.com/typed-models/typed/blob/main/docs/rules/";

    public static readonly DiagnosticDescriptor InvalidJson = Error(
        DiagnosticIds.InvalidJson, "The file is not JSON", "This file is not valid JSON: {0}");

    public static readonly DiagnosticDescriptor InvalidModelFile = Error(
        DiagnosticIds.InvalidModelFile, "The model file is not in the expected form", "This is not a model file: {0}");

    public static readonly DiagnosticDescriptor NotExpressible = Info(
        DiagnosticIds.NotExpressible, "A schema keyword has no counterpart in C#", "{0}");

    public static readonly DiagnosticDescriptor DefaultOutsideConstraints = Warning(
        DiagnosticIds.DefaultOutsideConstraints, "The default is not a value that the schema allows", "The default {0} of '{1}' is not allowed by its own schema: {2}; no default is generated");

    public static readonly DiagnosticDescriptor NameCollision = Warning(
        DiagnosticIds.NameCollision, "Two models would have the same C# name", "The name '{0}' is taken by '{1}'; the record of '{2}' is called '{3}'");

    public static readonly DiagnosticDescriptor ModelTwice = Error(
        DiagnosticIds.ModelTwice, "A model is described twice", "The model '{0}' of '{1}' is described by '{2}' already; this file is left out");

    public static readonly DiagnosticDescriptor PriceForUnknownModel = Warning(
        DiagnosticIds.PriceForUnknownModel, "A price is for a model that has no file", "The price table speaks of '{0}', which no model file describes");

    public static readonly DiagnosticDescriptor PriceForUnknownValue = Warning(
        DiagnosticIds.PriceForUnknownValue, "A price is for a value that the model does not have", "The price of '{0}' depends on {1}, which its schema does not have; {2}");

    public static readonly DiagnosticDescriptor UnknownProviderFile = Warning(
        DiagnosticIds.UnknownProviderFile, "A provider file of unknown purpose", "'{0}' is neither a model file (models/*.json) nor pricing.json, rules.json, provider.json or reviewed.json; it is not read");

    public static readonly DiagnosticDescriptor InvalidRule = Warning(
        DiagnosticIds.InvalidRule, "A rule between fields cannot be used", "This rule is left out: {0}");

    public static readonly DiagnosticDescriptor UnresolvedReference = Error(
        DiagnosticIds.UnresolvedReference, "A $ref leads nowhere", "The reference '{0}' cannot be resolved: {1}");

    public static readonly DiagnosticDescriptor InvalidPricingFile = Error(
        DiagnosticIds.InvalidPricingFile, "The price table is not in the expected form", "This is not a price table: {0}");

    public static readonly DiagnosticDescriptor InvalidOption = Warning(
        DiagnosticIds.InvalidOption, "An option of the project is not understood", "The property {0} has the value '{1}', which is not {2}; it is not used");

    public static readonly DiagnosticDescriptor InvalidProviderFile = Error(
        DiagnosticIds.InvalidProviderFile, "The provider file is not in the expected form", "This is not a provider file: {0}");

    public static readonly DiagnosticDescriptor InvalidReviewedFile = Warning(
        DiagnosticIds.InvalidReviewedFile, "The file of reviewed models is not in the expected form", "This is not a file of reviewed models: {0}");

    public static readonly DiagnosticDescriptor NumberCollision = Warning(
        DiagnosticIds.NumberCollision, "Two values of an enum would have the same number", "The values {0} and {1} of '{2}' would have the same number; {1} gets another one, which lasts only while {0} is listed");

    private static readonly Dictionary<string, DiagnosticDescriptor> s_byId = new DiagnosticDescriptor[]
    {
        InvalidJson, InvalidModelFile, NotExpressible, DefaultOutsideConstraints, NameCollision, ModelTwice,
        PriceForUnknownModel, PriceForUnknownValue, UnknownProviderFile, InvalidRule, UnresolvedReference, InvalidPricingFile, InvalidOption,
        InvalidProviderFile, InvalidReviewedFile, NumberCollision,
    }.ToDictionary(descriptor => descriptor.Id, StringComparer.Ordinal);

    public static IEnumerable<DiagnosticDescriptor> All => s_byId.Values;

    public static DiagnosticDescriptor ById(string id) => s_byId[id];

    private static DiagnosticDescriptor Error(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Info(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Create(string id, string title, string message, DiagnosticSeverity severity) =>
        new(id, title, message, Category, severity, isEnabledByDefault: true, helpLinkUri: HelpLinkBase + id + ".md");
}
