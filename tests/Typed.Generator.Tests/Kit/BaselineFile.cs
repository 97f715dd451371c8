using System.Text;

namespace Typed.Generator.Tests.Kit;

/// <summary>An expected text that is checked in under <c>Baselines/Expected</c>, so that a review shows what a change does to the generated code.</summary>
/// <remarks>Set the environment variable <c>TYPED_UPDATE_BASELINES=1</c> to write the actual texts into the source tree instead of comparing.</remarks>
internal static class BaselineFile
{
    private const string Switch = "TYPED_UPDATE_BASELINES";
    private static readonly string s_folder = Path.Combine("Baselines", "Expected");

    /// <summary>Gets the expected text, or replaces the file and gets the actual text if the update switch is on.</summary>
    /// <param name="name">The name of the file.</param>
    /// <param name="actual">The text that the test produced.</param>
    public static string Expected(string name, string actual)
    {
        if (Environment.GetEnvironmentVariable(Switch) == "1")
        {
            File.WriteAllText(Path.Combine(SourceFolder(), name), actual, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            return actual;
        }

        var file = Path.Combine(AppContext.BaseDirectory, s_folder, name);
        Assert.True(File.Exists(file), $"The baseline {name} does not exist. Run the test with {Switch}=1 to write it.");
        // A checkout may have changed the line ends; the generator itself always writes \n.
        return File.ReadAllText(file).Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    /// <summary>Compares <paramref name="actual"/> with the file, or replaces the file if the update switch is on.</summary>
    /// <param name="name">The name of the file.</param>
    /// <param name="actual">The text that the test produced.</param>
    public static void Check(string name, string actual)
    {
        var expected = Expected(name, actual);
        if (expected != actual)
        {
            Assert.Fail($"{name} differs from the baseline: {FirstDifference(expected, actual)}\nIf the change is intended, run the test with {Switch}=1 and review the diff.");
        }
    }

    private static string FirstDifference(string expected, string actual)
    {
        var before = expected.Split('\n');
        var after = actual.Split('\n');
        var line = 0;
        while (line < before.Length && line < after.Length && before[line] == after[line])
        {
            line++;
        }

        return $"line {line + 1}\nexpected: {(line < before.Length ? before[line] : "(end)")}\nactual:   {(line < after.Length ? after[line] : "(end)")}";
    }

    // Not the path that the compiler saw: a deterministic build replaces it.
    private static string SourceFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Typed.Generator.Tests.csproj")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("The project's folder is not above the test's."), s_folder);
    }
}
