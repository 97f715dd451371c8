using System.Buffers;

namespace Typed.Providers.Http;

/// <summary>Reads a body up to a limit, regardless of the declared length.</summary>
internal static class BoundedBody
{
    public static async Task<(ReadOnlyMemory<byte> Body, bool IsWhole)> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var buffer = new ArrayBufferWriter<byte>(4096);
            while (true)
            {
                var count = await stream.ReadAsync(buffer.GetMemory(4096), cancellationToken).ConfigureAwait(false);
                if (count == 0)
                {
                    return (buffer.WrittenMemory, true);
                }

                buffer.Advance(count);
                if (buffer.WrittenCount > limit)
                {
                    return (buffer.WrittenMemory[..limit], false);
                }
            }
        }
    }
}
