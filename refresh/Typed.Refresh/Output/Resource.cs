namespace Typed.Refresh.Output;

/// <summary>Reads a text that is embedded in the tool.</summary>
internal static class Resource
{
    public static string Text(string name)
    {
        using var reader = new StreamReader(typeof(Resource).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The resource {name} is missing."));
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
