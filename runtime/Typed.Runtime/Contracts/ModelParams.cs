using System.ComponentModel;
using System.Text.Json.Serialization;
using Typed.Serialization;

namespace Typed;

/// <summary>The base class of the generated records: the input parameters of one model.</summary>
[JsonConverter(typeof(AnyModelParamsConverter<ModelParams>))]
public abstract record ModelParams : ParamsObject, IModelParams
{
    /// <summary>The cost of the request according to the provider's published price table. Unknown if no rule in the table applies.</summary>
    public virtual Cost Cost => GetModel().PriceOf(this);

    ModelInfo IModelParams.Model => GetModel();

    /// <summary>Checks all constraints of the model and reports every violation, without sending anything.</summary>
    public virtual ValidationReport Validate() => GetModel().Validate(this);

    /// <summary>Returns the record's model. Implemented by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract ModelInfo GetModel();
}
