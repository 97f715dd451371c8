using System.Text.Json;
using System.Text.Json.Serialization;
using Typed.Serialization;

namespace Typed;

/// <summary>The input parameters of one model of one provider: the content of a request.</summary>
[JsonConverter(typeof(AnyModelParamsConverter<IModelParams>))]
public interface IModelParams
{
    /// <summary>The model these parameters are for.</summary>
    ModelInfo Model { get; }

    /// <summary>The cost of the request according to the provider's published price table. Unknown if no rule in the table applies.</summary>
    Cost Cost { get; }

    /// <summary>Parameters for which the record has no property, sent as is. Null if there are none.</summary>
    ExtraParameters? ExtraParameters { get; }

    /// <summary>Checks all constraints of the model and reports every violation, without sending anything.</summary>
    ValidationReport Validate();

    /// <summary>Writes the parameters as one JSON object, without allocating.</summary>
    /// <param name="writer">The writer that receives the object. The caller flushes it.</param>
    void WriteTo(Utf8JsonWriter writer);
}
