using Typed.Refresh.Fetching.Http;
using Typed.Refresh.Quoting;
using Typed.Schema.Reading;

namespace Typed.Refresh.Merging;

/// <summary>Checks that the generator can read a file before it is written.</summary>
internal static class ReaderCheck
{
    // Limits computing time, so it uses the machine's own clock. It stops schemas that are designed to be slow; real ones take a millisecond.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(20);

    /// <exception cref="FetchException">The generator cannot read the file.</exception>
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
            throw new FetchException($"No record can be generated for {ServerText.Quote(model)}: {ServerText.Quote(why)}.");
        }
    }
}
