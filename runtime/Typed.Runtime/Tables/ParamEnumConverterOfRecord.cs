using System.ComponentModel;
using Typed.Specification;

namespace Typed.Serialization;

/// <summary>Converts an enum whose values are in the fields of a model's record.</summary>
/// <typeparam name="T">The enum.</typeparam>
/// <typeparam name="TRecord">The record.</typeparam>
/// <remarks>
/// An attribute can pass nothing but types to its converter. The values are therefore those of the field that has the numbers of the enum's members. One class for all
/// enums: a class for each would cost the build an eighth of its time. The generated code of a project with many models derives its own, which has a shorter name.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public class ParamEnumConverter<T, TRecord> : ParamEnumConverter<T>
    where T : unmanaged, Enum
    where TRecord : ModelParams, IModelParams<TRecord>
{
    /// <summary>Creates the converter.</summary>
    public ParamEnumConverter()
        : base(ListedValues.WithNumbers(TRecord.Info.Fields, Enum.GetValues<T>().Select(NumberOf).ToHashSet()))
    {
    }
}
