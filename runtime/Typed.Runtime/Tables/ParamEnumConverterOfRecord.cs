using System.ComponentModel;
using Typed.Specification;

namespace Typed.Serialization;

/// <summary>Converts an enum whose values are in the fields of a model's record.</summary>
/// <typeparam name="T">The enum.</typeparam>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TAt">The place of the values among all lists of values in the record's fields.</typeparam>
/// <remarks>One class for all enums: a class for each would cost the build an eighth of its time.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ParamEnumConverter<T, TRecord, TAt> : ParamEnumConverter<T>
    where T : unmanaged, Enum
    where TRecord : ModelParams, IModelParams<TRecord>
    where TAt : struct, IAt
{
    /// <summary>Creates the converter.</summary>
    public ParamEnumConverter()
        : base(ListedValues.In(TRecord.Info.Fields).ElementAt(TAt.Number))
    {
    }
}
