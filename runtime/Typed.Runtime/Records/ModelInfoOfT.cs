using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Typed.Parameters;
using Typed.Pricing.Lookup;
using Typed.Reading;
using Typed.Serialization;
using Typed.Specification;
using Typed.Validation;
using Typed.Visiting;

namespace Typed;

/// <summary>Describes one model, with its record type.</summary>
/// <typeparam name="T">The record type of the input parameters.</typeparam>
/// <param name="provider">The provider's key.</param>
/// <param name="name">The model's name as the provider spells it.</param>
/// <param name="kind">The model's kind of input and output.</param>
/// <param name="fields">The fields of the input parameters.</param>
public sealed class ModelInfo<T>(string provider, string name, string kind, ParamField[] fields)
    : ModelInfo(provider, name, kind, fields, typeof(T))
    where T : ModelParams, IModelParams<T>
{
    private Cost? _noPrice;
    private PriceLookup? _prices;
    private volatile bool _isIndexed;

    private protected override string PublishedSchema => T.InputSchema;

    private protected override ParseResult Parse(JsonElement json, bool validates)
    {
        try
        {
            return ParseWhole(json, validates);
        }
        catch (InvalidOperationException) when (HalfCharacters.Has(json.GetRawText()))
        {
            return new ParseResult(null, new ValidationReport(Name, [new Violation("$", "type", "A text has an escaped half of a character without the other half.")]));
        }
    }

    internal override JsonTypeInfo CreateTypeInfo(JsonSerializerOptions options) =>
        JsonMetadataServices.CreateValueInfo<T>(options, new ModelParamsConverter<T>());

    internal override ValidationReport Validate(ModelParams value) => ModelValidation.Validate(this, value);

    internal override Cost PriceOf(ModelParams value)
    {
        if (Prices is null)
        {
            return _noPrice ??= Cost.Unknown($"no price is published for {Name}");
        }

        if (!_isIndexed)
        {
            _prices = PriceLookup.TryCreate(this);
            _isIndexed = true;
        }

        return _prices?.PriceOf(value) ?? TablePrice.Of(Prices, this, value);
    }

    internal override Cost PriceOf(IReadOnlyDictionary<string, string> values) =>
        Prices is null
            ? Cost.Unknown($"no price is published for {Name}")
            : TablePrice.Of(Prices, ParamFacts.Of(this, values));

    private ParseResult ParseWhole(JsonElement json, bool validates)
    {
        var reader = ParamsReader.Begin(json);
        var value = reader.IsObject ? (T)T.Read(reader) : null;
        if (value is null || reader.Violations.Count > 0)
        {
            Residual?.Check(json, reader.Violations);
            return new ParseResult(null, new ValidationReport(Name, reader.Violations));
        }

        return new ParseResult(value, validates ? Validate(value) : Valid);
    }
}
