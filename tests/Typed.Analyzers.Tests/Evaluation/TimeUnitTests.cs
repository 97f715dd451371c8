using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.Tests.Evaluation;

/// <summary>.NET is the judge of the units of a time.</summary>
public sealed class TimeUnitTests
{
    [Theory]
    [InlineData("days", "FromDays", TimeSpan.TicksPerDay)]
    [InlineData("value", "FromDays", TimeSpan.TicksPerDay)]
    [InlineData("value", "FromHours", TimeSpan.TicksPerHour)]
    [InlineData("value", "FromMinutes", TimeSpan.TicksPerMinute)]
    [InlineData("value", "FromSeconds", TimeSpan.TicksPerSecond)]
    [InlineData("value", "FromMilliseconds", TimeSpan.TicksPerMillisecond)]
    [InlineData("value", "FromMicroseconds", TimeSpan.TicksPerMicrosecond)]
    [InlineData("value", "FromTicks", 1L)]
    [InlineData("ticks", ".ctor", 1L)]
    [InlineData("hours", ".ctor", TimeSpan.TicksPerHour)]
    [InlineData("minutes", ".ctor", TimeSpan.TicksPerMinute)]
    [InlineData("seconds", ".ctor", TimeSpan.TicksPerSecond)]
    [InlineData("milliseconds", ".ctor", TimeSpan.TicksPerMillisecond)]
    [InlineData("microseconds", ".ctor", TimeSpan.TicksPerMicrosecond)]
    [InlineData("value", "Parse", null)]
    [InlineData("value", "OfSeconds", null)]
    [InlineData("seconds", "Parse", TimeSpan.TicksPerSecond)]
    [InlineData("other", "FromSeconds", null)]
    public void Unit(string parameter, string method, long? ticks) => Assert.Equal(ticks, TimeUnit.TicksOf(parameter, method));

    [Fact]
    public void Count()
    {
        Assert.Equal(TimeSpan.FromSeconds(7).Ticks, TimeUnit.Ticks(7, TimeSpan.TicksPerSecond));
        Assert.Equal(TimeSpan.FromSeconds(0.3).Ticks, TimeUnit.Ticks(0.3, TimeSpan.TicksPerSecond));
        Assert.Equal(TimeSpan.FromSeconds(1.00000009).Ticks, TimeUnit.Ticks(1.00000009, TimeSpan.TicksPerSecond));
        Assert.Equal(5_000_000, TimeUnit.Ticks(0.5f, TimeSpan.TicksPerSecond));
        Assert.Null(TimeUnit.Ticks(9e18, 1));
        Assert.Null(TimeUnit.Ticks(-9e18, 1));
        Assert.Null(TimeUnit.Ticks(double.NaN, 1));
        Assert.Null(TimeUnit.Ticks("7", 1));
        Assert.Equal(8_000_000_000_000_000_000, TimeUnit.Ticks(8e18, 1));
    }
}
