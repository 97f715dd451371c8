namespace Typed.Providers.Described;

/// <summary>The id of a job. If the provider's addresses contain the model of a job, the id has both: <c>id@model</c>.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="Model">The model; null if the addresses do not need it.</param>
internal readonly record struct DescribedJobId(string Id, string? Model)
{
    // A path segment cannot have this character, so the first one ends the id.
    private const char Separator = '@';

    /// <summary>Reads an id.</summary>
    /// <param name="jobId">The id.</param>
    /// <param name="needsModel">Whether the provider's addresses contain the model of a job.</param>
    /// <exception cref="ArgumentException">The id cannot be a part of an address, or the model is missing.</exception>
    public static DescribedJobId Parse(string jobId, bool needsModel)
    {
        var at = needsModel ? jobId.IndexOf(Separator, StringComparison.Ordinal) : -1;
        if (needsModel && at < 0)
        {
            throw new ArgumentException("The addresses of this provider contain the model of a job, so an id has the form id@model.", nameof(jobId));
        }

        return new DescribedJobId(ProviderApi.PathSegment(at < 0 ? jobId : jobId[..at]), at < 0 ? null : jobId[(at + 1)..]);
    }

    /// <summary>The provider's id, without the model.</summary>
    public static string Plain(string jobId) => jobId.Split(Separator)[0];

    public override string ToString() => Model is null ? Id : Id + Separator + Model;
}
