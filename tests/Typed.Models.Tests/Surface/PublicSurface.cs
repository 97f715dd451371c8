using System.Reflection;
using System.Text;

namespace Typed.Models.Tests.Surface;

/// <summary>The public members of a record and of the generated types that they use, as text.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Type record)
    {
        var types = new SortedDictionary<string, Type>(StringComparer.Ordinal);
        Collect(record, record.Assembly, types);
        return Of(types.Values);
    }

    /// <summary>All public types of an assembly.</summary>
    public static string Of(Assembly assembly) => Of(assembly.GetExportedTypes().Where(type => !type.Name.StartsWith('<')).OrderBy(type => type.FullName, StringComparer.Ordinal));

    private static string Of(IEnumerable<Type> types)
    {
        var text = new StringBuilder();
        foreach (var type in types)
        {
            text.Append(text.Length == 0 ? "" : "\n").Append(SignatureText.Of(type)).Append('\n');
            foreach (var line in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append("  ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private static void Collect(Type type, Assembly assembly, SortedDictionary<string, Type> found)
    {
        if (type.HasElementType)
        {
            Collect(type.GetElementType()!, assembly, found);
            return;
        }

        foreach (var argument in type.GetGenericArguments())
        {
            Collect(argument, assembly, found);
        }

        // The compiler keeps extension members a second time, in types that C# cannot name.
        if (type.Assembly != assembly || type.Name.StartsWith('<') || !found.TryAdd(type.FullName!, type))
        {
            return;
        }

        foreach (var used in type.GetMembers(Declared).SelectMany(Uses).Concat(Helpers(type)))
        {
            Collect(used, assembly, found);
        }
    }

    // What an enum cannot have itself, such as FromSeconds.
    private static IEnumerable<Type> Helpers(Type type) => type.IsEnum
        ? type.Assembly.GetExportedTypes().Where(other => other is { IsAbstract: true, IsSealed: true } && other.FullName!.StartsWith(type.FullName!, StringComparison.Ordinal))
        : [];

    private static IEnumerable<Type> Uses(MemberInfo member) => member switch
    {
        PropertyInfo property => [property.PropertyType],
        FieldInfo field => [field.FieldType],
        MethodBase method => method.GetParameters().Select(parameter => parameter.ParameterType)
            .Append(method is MethodInfo { ReturnType: var returned } ? returned : typeof(void)),
        Type nested => [nested],
        _ => [],
    };

    // An enum's members are what code and stored numbers depend on; its methods are the framework's.
    private static IEnumerable<string> Members(Type type) => type.IsEnum
        ? type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => FormattableString.Invariant($"{field.Name} = {Convert.ToInt64(field.GetRawConstantValue(), null)}"))
        : type.GetMembers(Declared).Where(IsWritten).Select(SignatureText.Of);

    // What the compiler adds to every record says nothing about the generator.
    private static bool IsWritten(MemberInfo member) => member switch
    {
        Type => false,
        MethodInfo { IsSpecialName: true, Name: not ("op_Implicit" or "op_Explicit") } => false,
        MethodInfo method => method.Name is not (nameof(Equals) or nameof(GetHashCode) or nameof(ToString) or "Deconstruct") && !method.Name.StartsWith('<'),
        _ => true,
    };
}
