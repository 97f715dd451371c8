namespace Typed.Providers.Described;

/// <summary>The id of a job. If the provider's addresses contain the model of a job, the id has both: <c>id@model</c>.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="Model">The model; null if the addresses do not need it.</param>
internal readonly record struct DescribedJobId(string Id, string? Model)
{
    // A path segment cannot have this character, so the first one ends the id.
    private const char Separator = '@';

    public static DescribedJobId Parse(string jobId)
    {
        var at = jobId.IndexOf(Separator, StringComparison.Ordinal);
        return at < 0 ? new DescribedJobId(jobId, null) : new DescribedJobId(jobId[..at], jobId[(at + 1)..]);
    }

    public override string ToString() => Model is null ? Id : Id + Separator + Model;
}
