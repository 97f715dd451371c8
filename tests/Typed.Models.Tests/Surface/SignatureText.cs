using System.Reflection;
using System.Runtime.CompilerServices;

namespace Typed.Models.Tests.Surface;

/// <summary>Members as short text, close to C#.</summary>
internal static class SignatureText
{
    private static readonly NullabilityInfoContext s_nullability = new();
    private static readonly Lock s_lock = new();

    public static string Of(Type type)
    {
        var kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : type.GetMethod("<Clone>$") is null ? "class" : "record";
        var modifier = type is { IsAbstract: true, IsSealed: true } ? "static " : type.IsAbstract ? "abstract " : type.IsSealed && kind is "class" or "record" ? "sealed " : "";
        var bases = type.IsEnum || type.BaseType is null || type.BaseType == typeof(object) || type.BaseType == typeof(ValueType) ? "" : $" : {Name(type.BaseType)}";
        return $"{modifier}{kind} {type.FullName}{bases}";
    }

    public static string Of(MemberInfo member) => member switch
    {
        PropertyInfo property => Of(property),
        FieldInfo field => $"{(field.IsLiteral ? "const" : field.IsStatic ? "static" : "field")} {Name(field.FieldType)} {field.Name}",
        MethodInfo method => $"{(method.IsStatic ? "static " : "")}{Name(method.ReturnType)} {method.Name}({Parameters(method)})",
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        _ => $"{member.MemberType} {member.Name}",
    };

    private static string Of(PropertyInfo property)
    {
        var accessor = (property.GetMethod ?? property.SetMethod)!;
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var setter = property.SetMethod is not { IsPublic: true } set ? ""
            : set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;";
        return $"{(accessor.IsStatic ? "static " : "")}{required}{Name(property.PropertyType)}{Optional(property)} {property.Name} {{ get;{setter} }}";
    }

    // The context caches what it read, without a lock of its own.
    private static string Optional(PropertyInfo property)
    {
        lock (s_lock)
        {
            return !property.PropertyType.IsValueType && s_nullability.Create(property).ReadState == NullabilityState.Nullable ? "?" : "";
        }
    }

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => $"{(parameter.IsOut ? "out " : "")}{Name(parameter.ParameterType)} {parameter.Name}{(parameter.IsOptional ? " = default" : "")}"));

    private static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Name(value) + "?";
        }

        return type.IsGenericType
            ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : type.Name;
    }
}
