using System.Net;

namespace Typed.Providers.Http;

/// <summary>What the HTTP status of an answer says about a request that costs credits.</summary>
internal enum SubmissionOutcome
{
    /// <summary>The provider may have started a job and charged for it.</summary>
    Uncertain = 0,

    /// <summary>The provider accepted the request. An answer without a job id is uncertain all the same.</summary>
    Accepted = 1,

    /// <summary>The provider started nothing and charged nothing.</summary>
    Refused = 2,
}

/// <summary>The one place that decides whether a paid request may have been charged.</summary>
internal static class SubmissionOutcomes
{
    /// <summary>The outcome for a status. Every status is uncertain unless RFC 9110 says that the request was not processed.</summary>
    /// <param name="status">The status of the answer to a POST.</param>
    public static SubmissionOutcome Of(HttpStatusCode status) => (int)status switch
    {
        >= 200 and <= 299 => SubmissionOutcome.Accepted,
        // The client gave up waiting on a server that may have all it needs: the request is not known to be unprocessed.
        408 => SubmissionOutcome.Uncertain,
        >= 400 and <= 499 => SubmissionOutcome.Refused,
        // "Send the same request there": not processed here. 302 and 303 are what servers answer after they have processed a POST.
        301 or 307 or 308 => SubmissionOutcome.Refused,
        _ => SubmissionOutcome.Uncertain,
    };
}
