namespace Typed.Refresh.Output;

/// <summary>A text that the tool carries.</summary>
internal static class Resource
{
    public static string Text(string name)
    {
        using var reader = new StreamReader(typeof(Resource).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The resource {name} is missing."));
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
