using System.Runtime.CompilerServices;
using Xunit.v3;

namespace Typed.Tests.Kit;

/// <summary>A theory that takes too long for a plain <c>dotnet test</c>; see <see cref="LongFactAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(TheoryDiscoverer))]
internal sealed class LongTheoryAttribute : FactAttribute, ITheoryAttribute, ITraitAttribute
{
    public LongTheoryAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        Skip = LongTests.Reason;
        SkipType = typeof(LongTests);
        SkipUnless = nameof(LongTests.AreOn);
    }

    public bool DisableDiscoveryEnumeration => true;

    public bool SkipTestWithoutData => false;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => LongTests.Traits;
}
