using System.Net;

namespace Typed.Providers.Http;

/// <summary>The outcome of a paid request, as determined by the HTTP status of its response.</summary>
internal enum SubmissionOutcome
{
    /// <summary>The provider may have started a job and charged for it.</summary>
    Uncertain = 0,

    /// <summary>The provider accepted the request. A response without a job id is still uncertain.</summary>
    Accepted = 1,

    /// <summary>The provider started nothing and charged nothing.</summary>
    Refused = 2,
}

/// <summary>The only place that decides whether a paid request may have been charged.</summary>
internal static class SubmissionOutcomes
{
    /// <summary>Gets the outcome for a status. Every status is uncertain unless RFC 9110 says that the request was not processed.</summary>
    /// <param name="status">The status of the response to a POST.</param>
    public static SubmissionOutcome Of(HttpStatusCode status) => (int)status switch
    {
        >= 200 and <= 299 => SubmissionOutcome.Accepted,
        // The server timed out, but may have received all it needs. The request is not known to be unprocessed.
        408 => SubmissionOutcome.Uncertain,
        >= 400 and <= 499 => SubmissionOutcome.Refused,
        // "Send the same request there": not processed here. Servers return 302 and 303 after they have processed a POST.
        301 or 307 or 308 => SubmissionOutcome.Refused,
        _ => SubmissionOutcome.Uncertain,
    };
}
