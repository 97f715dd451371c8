using System.Collections;
using System.Reflection;

namespace Typed.Mutations.Running;

/// <summary>A test method with all its rows of data. It is called without a test framework: a run of 10 ms must not cost a second.</summary>
internal sealed class TestCase(Type type, MethodInfo method, Attribute fact)
{
    private const string DynamicSkip = "$XunitDynamicSkip$";

    public string Class => type.FullName!;

    public string Name => method.Name;

    /// <summary>Whether the attribute says that the test does not run here.</summary>
    public bool IsSkipped
    {
        get
        {
            if (Property<string>(fact, "Skip") is null)
            {
                return false;
            }

            var condition = Property<string>(fact, "SkipUnless") ?? Property<string>(fact, "SkipWhen");
            var isTrue = condition is not null && (bool)(Property<Type>(fact, "SkipType") ?? type).GetProperty(condition, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
            return condition is null || isTrue == (Property<string>(fact, "SkipUnless") is null);
        }
    }

    /// <summary>The tests of the classes whose names fit one of the patterns, in the same order in each process.</summary>
    public static List<TestCase> Find(Assembly assembly, IReadOnlyList<string> classes) =>
    [
        .. from type in assembly.GetTypes()
           where type is { IsClass: true, IsAbstract: false } && classes.Any(pattern => Area.IsMatch(pattern, type.FullName!))
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
           let fact = method.GetCustomAttributes().FirstOrDefault(attribute => Implements(attribute, "Xunit.v3.IFactAttribute"))
           where fact is not null
           orderby type.FullName, method.Name
           select new TestCase(type, method, fact),
    ];

    /// <summary>Runs the test with each row of data; the first exception ends it.</summary>
    public async Task RunAsync()
    {
        foreach (var row in await RowsAsync().ConfigureAwait(false))
        {
            var instance = method.IsStatic ? null : Create();
            try
            {
                await CallAsync(instance, "InitializeAsync").ConfigureAwait(false);
                await Awaited(method.IsGenericMethodDefinition ? throw new NotSupportedException("A generic test.") : method.Invoke(instance, Complete(row))).ConfigureAwait(false);
            }
            catch (Exception exception) when (IsSkip(exception))
            {
                // Counts as passed, as in the test framework.
            }
            finally
            {
                await CallAsync(instance, "DisposeAsync").ConfigureAwait(false);
                (instance as IDisposable)?.Dispose();
            }
        }
    }

    private static bool Implements(object attribute, string name) => attribute.GetType().GetInterfaces().Any(type => type.FullName == name);

    private static bool IsSkip(Exception exception) =>
        (exception is TargetInvocationException { InnerException: { } inner } ? inner : exception).Message.StartsWith(DynamicSkip, StringComparison.Ordinal);

    private static T? Property<T>(object instance, string name)
        where T : class => instance.GetType().GetProperty(name)?.GetValue(instance) as T;

    private static async Task Awaited(object? result)
    {
        var task = result as Task ?? result?.GetType().GetMethod(nameof(ValueTask.AsTask))?.Invoke(result, null) as Task ?? Task.CompletedTask;
        await task.ConfigureAwait(false);
    }

    private static Task CallAsync(object? instance, string name) =>
        instance?.GetType().GetInterfaces().SelectMany(type => type.GetMethods()).FirstOrDefault(found => found.Name == name) is { } found
            ? Awaited(found.Invoke(instance, null)) : Task.CompletedTask;

    // The only argument of a test class here is the output of the test, which nobody reads.
    private object Create()
    {
        var constructor = type.GetConstructors().Single();
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Silence.Of(parameter.ParameterType))]);
    }

    private object?[] Complete(object?[] row)
    {
        var parameters = method.GetParameters();
        if (parameters is [.., { } last] && last.IsDefined(typeof(ParamArrayAttribute)) && !(row.Length == parameters.Length && row[^1]?.GetType() == last.ParameterType))
        {
            var rest = Array.CreateInstance(last.ParameterType.GetElementType()!, row.Length - parameters.Length + 1);
            row.Skip(parameters.Length - 1).ToArray().CopyTo(rest, 0);
            return [.. row.Take(parameters.Length - 1), rest];
        }

        return [.. row, .. parameters.Skip(row.Length).Select(_ => Type.Missing)];
    }

    private async Task<List<object?[]>> RowsAsync()
    {
        if (method.GetParameters().Length == 0)
        {
            return [[]];
        }

        List<object?[]> rows = [];
        foreach (var attribute in method.GetCustomAttributes().Where(attribute => Implements(attribute, "Xunit.v3.IDataAttribute")))
        {
            var data = Property<string>(attribute, "MemberName") is { } member ? MemberOf(attribute, member) : await DataAsync(attribute).ConfigureAwait(false);
            rows.AddRange(data.Cast<object>().Select(RowOf));
        }

        return rows.Count > 0 ? rows : throw new InvalidOperationException("The test has no data.");
    }

    // The attribute itself returns nothing outside of a run of the test framework.
    private IEnumerable MemberOf(Attribute attribute, string member)
    {
        const BindingFlags Static = BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy;
        var owner = Property<Type>(attribute, "MemberType") ?? type;
        var value = owner.GetProperty(member, Static)?.GetValue(null) ?? owner.GetField(member, Static)?.GetValue(null)
            ?? owner.GetMethod(member, Static)?.Invoke(null, Property<object?[]>(attribute, "Arguments") ?? []);
        return (IEnumerable)(value ?? throw new InvalidOperationException($"{owner} has no data named {member}."));
    }

    private async Task<IEnumerable> DataAsync(Attribute attribute)
    {
        var getData = attribute.GetType().GetMethods().First(found => found is { Name: "GetData" } && found.GetParameters().Length == 2);
        var tracker = Activator.CreateInstance(getData.GetParameters()[1].ParameterType)!;
        var task = (Task)getData.ReturnType.GetMethod(nameof(ValueTask.AsTask))!.Invoke(getData.Invoke(attribute, [method, tracker]), null)!;
        await task.ConfigureAwait(false);
        return (IEnumerable)task.GetType().GetProperty("Result")!.GetValue(task)!;
    }

    private static object?[] RowOf(object row) => row as object?[]
        ?? row.GetType().GetInterfaces().SelectMany(found => found.GetMethods()).FirstOrDefault(found => found.Name == "GetData")?.Invoke(row, null) as object?[]
        ?? [row];
}
