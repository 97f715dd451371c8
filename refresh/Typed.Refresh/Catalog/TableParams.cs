using Typed.Reading;
using Typed.Visiting;

namespace Typed.Refresh.Catalog;

/// <summary>
/// Takes the place of a record that is not compiled. A query and its price need a model's tables only; the requests themselves need the record
/// (see <see cref="ModelRecords"/>).
/// </summary>
internal sealed record TableParams : ModelParams, IModelParams<TableParams>
{
    static ModelInfo<TableParams> IModelParams<TableParams>.Info => throw new NotSupportedException();

    static ParamsObject IReadableParams.Read(ParamsReader reader) => throw new NotSupportedException();

    public bool Equals(TableParams? other) => base.Equals(other);

    public override int GetHashCode() => base.GetHashCode();

    protected override void Accept(ParamVisitor visitor) => throw new NotSupportedException();

    protected override ModelInfo GetModel() => throw new NotSupportedException();
}
