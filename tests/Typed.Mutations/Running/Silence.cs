using System.Reflection;

namespace Typed.Mutations.Running;

/// <summary>Implements any interface by doing nothing.</summary>
#pragma warning disable CA1852 // The proxy is a class that derives from this one.
internal class Silence : DispatchProxy
#pragma warning restore CA1852
{
    public static object Of(Type type) => Create(type, typeof(Silence));

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod?.ReturnType is { IsValueType: true } type && type != typeof(void) ? Activator.CreateInstance(type) : null;
}
