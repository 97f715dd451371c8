using Typed.Refresh.Fetching.Http;

namespace Typed.Refresh.Fetching;

/// <summary>Checks the size of a list of models.</summary>
internal static class Limit
{
    /// <exception cref="FetchException">The list is empty, or longer than the limit.</exception>
    public static void Models(int count, FetchLimits limits, string place)
    {
        if (count == 0)
        {
            throw new FetchException($"{place}: the list of models is empty.");
        }

        if (count > limits.Models)
        {
            throw new FetchException(FormattableString.Invariant($"{place}: the list has {count} models; the maximum is {limits.Models}."));
        }
    }
}
