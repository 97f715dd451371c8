namespace Typed.TooltipsTests;

/// <summary>Compares a text with a file that was reviewed. With <c>TYPED_UPDATE_BASELINES=1</c> the file is written anew.</summary>
internal static class Snapshot
{
    public static void Check(string name, string actual)
    {
        var expected = Path.Combine(AppContext.BaseDirectory, "Expected", name);
        if (File.Exists(expected) && File.ReadAllText(expected).ReplaceLineEndings("\n") == actual)
        {
            return;
        }

        var source = SourceFolder();
        if (Environment.GetEnvironmentVariable("TYPED_UPDATE_BASELINES") == "1" && source is not null)
        {
            File.WriteAllText(Path.Combine(source, name), actual);
            return;
        }

        Assert.Fail($"{name} differs. If that is intended, run the tests with TYPED_UPDATE_BASELINES=1 and review the file. It is now:\n{actual}");
    }

    private static string? SourceFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Typed.Tooltips.Tests.csproj")))
            {
                return Path.Combine(folder.FullName, "Expected");
            }
        }

        return null;
    }
}
