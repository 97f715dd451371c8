using System.Reflection;

namespace Typed.Architecture.Tests;

/// <summary>All types that a compiled type names.</summary>
internal static class TypeUses
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<Type> Of(Type type) => Direct(type).SelectMany(Parts);

    private static IEnumerable<Type> Direct(Type type)
    {
        IEnumerable<Type> around = type.BaseType is { } parent ? [parent, .. type.GetInterfaces()] : type.GetInterfaces();
        return around
            .Concat(AttributesOf(type))
            .Concat(type.GetGenericArguments().SelectMany(argument => argument.IsGenericParameter ? argument.GetGenericParameterConstraints() : [argument]))
            .Concat(type.GetFields(All).SelectMany(field => AttributesOf(field).Prepend(field.FieldType)))
            .Concat(type.GetProperties(All).SelectMany(AttributesOf))
            .Concat(type.GetConstructors(All).SelectMany(OfMethod))
            .Concat(type.GetMethods(All).SelectMany(method => OfMethod(method).Prepend(method.ReturnType)));
    }

    private static IEnumerable<Type> OfMethod(MethodBase method) =>
        method.GetParameters().Select(parameter => parameter.ParameterType)
            .Concat(AttributesOf(method))
            .Concat(method.IsGenericMethodDefinition ? method.GetGenericArguments().SelectMany(argument => argument.GetGenericParameterConstraints()) : [])
            .Concat(method.GetMethodBody() is { } body ? body.LocalVariables.Select(local => local.LocalType).Concat(BodyUses.Of(method, body)) : []);

    private static IEnumerable<Type> AttributesOf(MemberInfo member) => member.GetCustomAttributesData().Select(attribute => attribute.AttributeType);

    // List<Foo[]> names List and Foo; a nested type is where its outer type is.
    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
        {
            return Parts(type.GetElementType()!);
        }

        if (type.IsGenericParameter)
        {
            return [];
        }

        return type.IsConstructedGenericType ? type.GetGenericArguments().SelectMany(Parts).Prepend(type.GetGenericTypeDefinition()) : [type];
    }
}
