using System.Runtime.CompilerServices;
using Xunit.v3;

namespace Typed.Tests.Kit;

/// <summary>
/// A test that takes too long for a plain <c>dotnet test</c>: many seeds, many kills, or the whole catalog. It is skipped unless <c>TYPED_TESTS=all</c> is set, as
/// <c>.ci/run</c> does. Filter by the trait <c>Duration=Long</c> to run these tests alone.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(FactDiscoverer))]
internal sealed class LongFactAttribute : FactAttribute, ITraitAttribute
{
    public LongFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        Skip = LongTests.Reason;
        SkipType = typeof(LongTests);
        SkipUnless = nameof(LongTests.AreOn);
    }

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => LongTests.Traits;
}
