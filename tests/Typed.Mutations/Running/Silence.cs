using System.Reflection;

namespace Typed.Mutations.Running;

/// <summary>Implements any interface by doing nothing.</summary>
internal class Silence : DispatchProxy
{
    public static object Of(Type type) => Create(type, typeof(Silence));

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod?.ReturnType is { IsValueType: true } type && type != typeof(void) ? Activator.CreateInstance(type) : null;
}
