using Typed.Mutations;
using Typed.Mutations.Named;
using Typed.Mutations.Running;

// The second process of a run: it is started inside the output of a test project, and has its tests.
if (args is [Worker.Verb, var testAssembly, var mutatedAssembly, .. var classes])
{
    return Worker.Serve(testAssembly, mutatedAssembly, classes);
}

var isBuildWanted = !args.Contains("--no-build", StringComparer.Ordinal);
var names = args.Where(name => !name.StartsWith("--", StringComparison.Ordinal)).ToList();
var repository = Area.FindRepository();
var isNamed = args.Contains("--named", StringComparer.Ordinal);
if (names.Count == 0)
{
    Console.Error.WriteLine($"Name an area: {string.Join(", ", Area.Names(repository))}. --no-build uses the test projects as they were built last.");
    return 2;
}

try
{
    if (isNamed)
    {
        return await new NamedRun(repository, isBuildWanted).RunAsync(names).ConfigureAwait(false) ? 0 : 1;
    }

    foreach (var name in names)
    {
        await new AreaRun(Area.Read(repository, name), isBuildWanted, args.Contains("--compile", StringComparer.Ordinal)).RunAsync().ConfigureAwait(false);
    }
}
catch (MutationException exception)
{
    await Console.Error.WriteLineAsync(exception.Message).ConfigureAwait(false);
    return 1;
}

return 0;
