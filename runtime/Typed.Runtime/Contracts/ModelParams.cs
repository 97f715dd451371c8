using System.ComponentModel;
using System.Text.Json.Serialization;
using Typed.Serialization;

namespace Typed;

/// <summary>The base of each generated record: the input parameters of one model.</summary>
[JsonConverter(typeof(AnyModelParamsConverter<ModelParams>))]
public abstract record ModelParams : ParamsObject, IModelParams
{
    /// <summary>What the request costs by the provider's published price table; unknown where the table has no rule.</summary>
    public virtual Cost Cost => GetModel().PriceOf(this);

    ModelInfo IModelParams.Model => GetModel();

    /// <summary>Checks every constraint of the model and reports all violations, without sending anything.</summary>
    public virtual ValidationReport Validate() => GetModel().Validate(this);

    /// <summary>The model of the record. Implemented by the generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract ModelInfo GetModel();
}
