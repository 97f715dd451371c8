using Typed.Reading;
using Typed.Visiting;

namespace Typed.Refresh.Searching;

/// <summary>The type argument of a model whose record is not compiled. There are no instances: a query reads the model's tables only.</summary>
internal sealed record UncompiledParams : ModelParams, IModelParams<UncompiledParams>
{
    private UncompiledParams()
    {
    }

    public static ModelInfo<UncompiledParams> Info => throw NoRecord();

    static UncompiledParams IReadableParams<UncompiledParams>.Read(ParamsReader reader) => throw NoRecord();

    protected override void Accept(ParamVisitor visitor) => throw NoRecord();

    protected override ModelInfo GetModel() => throw NoRecord();

    private static InvalidOperationException NoRecord() => new("The record of this model is not compiled.");
}
