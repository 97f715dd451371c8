using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Analyzers.Evaluation;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.Evaluation;

/// <summary>The conversions of C#, at the bounds of each type. What a cast would change is unknown.</summary>
public sealed class NumericConversionTests
{
    private static readonly CSharpCompilation s_compilation = CSharpCompilation.Create("Numbers", [], References.Platform);

    public static TheoryData<SpecialType, object, object> Bounds => new()
    {
        { SpecialType.System_SByte, sbyte.MinValue, sbyte.MaxValue },
        { SpecialType.System_Byte, byte.MinValue, byte.MaxValue },
        { SpecialType.System_Int16, short.MinValue, short.MaxValue },
        { SpecialType.System_UInt16, ushort.MinValue, ushort.MaxValue },
        { SpecialType.System_Int32, int.MinValue, int.MaxValue },
        { SpecialType.System_UInt32, uint.MinValue, uint.MaxValue },
        { SpecialType.System_Int64, long.MinValue, long.MaxValue },
        { SpecialType.System_UInt64, ulong.MinValue, ulong.MaxValue },
    };

    [Theory]
    [MemberData(nameof(Bounds))]
    public void Integer(SpecialType type, object least, object most)
    {
        Assert.Equal(least, Converted(Decimal(least), type));
        Assert.Equal(most, Converted(Decimal(most), type));
        Assert.Equal(most, Converted(Decimal(most) + 0.9m, type));
        Assert.Null(Converted(Decimal(most) + 1, type));
        Assert.Null(Converted(Decimal(least) - 1, type));
        Assert.Equal(Decimal(least), NumericConversion.ToDecimal(least));
        Assert.Equal(Decimal(most), NumericConversion.ToDecimal(most));
        Assert.Equal((double)Decimal(most), NumericConversion.ToDouble(most));
    }

    [Fact]
    public void Enum_and_nullable()
    {
        var day = s_compilation.GetTypeByMetadataName("System.DayOfWeek")!;

        Assert.Equal(3, NumericConversion.Convert(3L, day));
        Assert.Equal(7, NumericConversion.Convert(7.9, day));
        Assert.Equal(3, NumericConversion.Convert(3L, s_compilation.GetSpecialType(SpecialType.System_Nullable_T).Construct(day)));
        Assert.Null(NumericConversion.Convert(3L, s_compilation.GetTypeByMetadataName("System.Guid")));
        Assert.Null(NumericConversion.Convert(3L, null));
    }

    [Fact]
    public void Real_number()
    {
        Assert.Equal(0.5, Converted(0.5f, SpecialType.System_Double));
        Assert.Equal(double.NaN, Converted(double.NaN, SpecialType.System_Double));
        Assert.Equal(double.MaxValue, Converted(double.MaxValue, SpecialType.System_Double));
        Assert.Equal(2.0, Converted(2, SpecialType.System_Double));
        Assert.Equal(2.5f, Converted(2.5, SpecialType.System_Single));
        Assert.Equal(2.5m, Converted(2.5, SpecialType.System_Decimal));
        Assert.Null(Converted(double.NaN, SpecialType.System_Int32));
        Assert.Null(Converted(1e27, SpecialType.System_Decimal));
        Assert.Equal(9e26m, Converted(9e26, SpecialType.System_Decimal));
        Assert.Equal(-9e26m, NumericConversion.ToDecimal(-9e26));
        Assert.Null(NumericConversion.ToDecimal(-1e27));
        Assert.Equal(0.5m, NumericConversion.ToDecimal(0.5f));
        Assert.Equal(65m, NumericConversion.ToDecimal('A'));
    }

    [Fact]
    public void Other_values_only_keep_their_type()
    {
        var time = TimeSpan.FromSeconds(1);

        Assert.Equal(time, NumericConversion.Convert(time, s_compilation.GetTypeByMetadataName("System.TimeSpan")));
        Assert.Null(NumericConversion.Convert(time, s_compilation.GetTypeByMetadataName("System.DateTime")));
        Assert.Equal("a", Converted("a", SpecialType.System_String));
        Assert.Null(Converted("a", SpecialType.System_Object));
        Assert.Null(Converted("1", SpecialType.System_Int32));
        Assert.Equal(true, Converted(true, SpecialType.System_Boolean));
        Assert.Null(Converted(true, SpecialType.System_Int32));
        Assert.Null(NumericConversion.ToDecimal("1"));
        Assert.Null(NumericConversion.ToDouble("1"));
        Assert.Null(NumericConversion.ToDecimal(null));
    }

    [Fact]
    public void Whole_number()
    {
        Assert.Equal(5L, NumericConversion.ToInt64(5.0));
        Assert.Null(NumericConversion.ToInt64(5.5));
        Assert.Equal(long.MaxValue, NumericConversion.ToInt64(long.MaxValue));
        Assert.Equal(long.MinValue, NumericConversion.ToInt64(long.MinValue));
        Assert.Null(NumericConversion.ToInt64(9223372036854775808m));
        Assert.Null(NumericConversion.ToInt64(-9223372036854775809m));
        Assert.Null(NumericConversion.ToInt64("5"));
    }

    private static decimal Decimal(object number) => Convert.ToDecimal(number, System.Globalization.CultureInfo.InvariantCulture);

    private static object? Converted(object value, SpecialType type) => NumericConversion.Convert(value, s_compilation.GetSpecialType(type));
}
