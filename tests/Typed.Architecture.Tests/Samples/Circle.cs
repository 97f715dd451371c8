// Three types in a circle, by a signature, a body and a generic argument; the test of the test finds them.
namespace Typed.Architecture.Tests.Samples.A
{
    internal sealed class First
    {
        public static void Use(B.Second second) => _ = second;
    }
}

namespace Typed.Architecture.Tests.Samples.B
{
    internal sealed class Second
    {
        public static object Make() => new C.Third();
    }
}

namespace Typed.Architecture.Tests.Samples.C
{
    internal sealed class Third
    {
        public List<A.First[]> Firsts { get; } = [];
    }
}
