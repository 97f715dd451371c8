namespace Typed.Refresh.Fetching.Http;

/// <summary>Reads a response up to the limit, regardless of its headers.</summary>
internal static class BoundedContent
{
    private const int Piece = 64 * 1024;

    /// <exception cref="FetchException">The response exceeds the limit.</exception>
    public static async Task<byte[]> ReadAsync(HttpContent content, long limit, string place, CancellationToken cancellationToken)
    {
        // The handler decompresses while reading, so the limit counts the bytes in memory.
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var whole = new MemoryStream();
        var piece = new byte[Piece];
        while (await stream.ReadAsync(piece, cancellationToken) is > 0 and var count)
        {
            if (whole.Length + count > limit)
            {
                throw new FetchException(FormattableString.Invariant($"{place}: the answer has more than {limit:N0} bytes."));
            }

            whole.Write(piece, 0, count);
        }

        return whole.ToArray();
    }
}
