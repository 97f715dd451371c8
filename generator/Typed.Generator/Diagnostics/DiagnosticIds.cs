namespace Typed.Generator.Diagnostics;

/// <summary>The ids of what the generator reports on schema, price and rule files.</summary>
internal static class DiagnosticIds
{
    public const string InvalidJson = "TYP0001";
    public const string InvalidModelFile = "TYP0002";
    public const string NotExpressible = "TYP0003";
    public const string DefaultOutsideConstraints = "TYP0004";
    public const string NameCollision = "TYP0005";
    public const string ModelTwice = "TYP0006";
    public const string PriceForUnknownModel = "TYP0007";
    public const string PriceForUnknownValue = "TYP0008";
    public const string UnknownProviderFile = "TYP0009";
    public const string InvalidRule = "TYP0010";
    public const string UnresolvedReference = "TYP0011";
    public const string InvalidPricingFile = "TYP0012";
    public const string InvalidOption = "TYP0013";
    // TYP0014 is the build's.
    public const string InvalidProviderFile = "TYP0015";
    public const string InvalidReviewedFile = "TYP0016";
    public const string NumberCollision = "TYP0017";
}
