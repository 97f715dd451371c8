using Typed.Refresh.Fetching;
using Typed.Refresh.Fetching.Http;
using Typed.Schema.Reading;

namespace Typed.Refresh.Merging;

/// <summary>A file is written only if the generator can read it.</summary>
internal static class ReaderCheck
{
    // Of computing, so by the computer's own clock. A schema made to be slow to read ends here; real ones take a millisecond.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(20);

    /// <exception cref="FetchException">The generator would make nothing of the file.</exception>
    public static void Verify(string provider, string path, string model, string text)
    {
        using var limit = new CancellationTokenSource(s_limit);
        ModelFile read;
        try
        {
            read = ModelFileReader.Read(new SchemaFile(provider, $"schemas/{provider}/{path}", SchemaFileKind.Model, text), limit.Token);
        }
        catch (OperationCanceledException slow)
        {
            throw new FetchException($"The schema of {ServerText.Quote(model)} takes too long to read.", slow);
        }

        if (read.Model is null || read.Model.Model != model)
        {
            var why = string.Join("; ", read.Diagnostics.Select(diagnostic => diagnostic.Message));
            throw new FetchException($"No record can be made of {ServerText.Quote(model)}: {ServerText.Quote(why)}.");
        }
    }
}
