using System.Text.Json;
using System.Text.Json.Serialization;
using Typed.Serialization;

namespace Typed;

/// <summary>The input parameters of one model of one provider: what a request is made of.</summary>
[JsonConverter(typeof(AnyModelParamsConverter<IModelParams>))]
public interface IModelParams
{
    /// <summary>The model these parameters are for.</summary>
    ModelInfo Model { get; }

    /// <summary>What the request costs by the provider's published price table; unknown where the table has no rule.</summary>
    Cost Cost { get; }

    /// <summary>Parameters that the record has no property for, sent as they are. Null when there are none.</summary>
    ExtraParameters? ExtraParameters { get; }

    /// <summary>Checks every constraint of the model and reports all violations, without sending anything.</summary>
    ValidationReport Validate();

    /// <summary>Writes the parameters as one JSON object, without allocating.</summary>
    /// <param name="writer">Where the object is written; the caller flushes.</param>
    void WriteTo(Utf8JsonWriter writer);
}

/// <summary>The statically known side of <see cref="IModelParams"/>: from the record type to its model.</summary>
/// <typeparam name="TSelf">The record itself.</typeparam>
public interface IModelParams<TSelf> : IModelParams, Reading.IReadableParams<TSelf>
    where TSelf : ModelParams, IModelParams<TSelf>
{
    /// <summary>The model that <typeparamref name="TSelf"/> is the input of.</summary>
    static abstract ModelInfo<TSelf> Info { get; }
}
