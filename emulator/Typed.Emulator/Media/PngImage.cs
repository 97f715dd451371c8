using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace Typed.Emulator.Media;

/// <summary>Draws a colour gradient as a PNG file: small, valid, and different for each seed.</summary>
internal static class PngImage
{
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static byte[] Gradient(int width, int height, int seed, bool transparent = false)
    {
        using var file = new MemoryStream();
        file.Write(Signature);

        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8; // bits per sample
        header[9] = (byte)(transparent ? 6 : 2); // red, green, blue, and alpha
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "IDAT"u8, Compress(Pixels(width, height, seed, transparent)));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Pixels(int width, int height, int seed, bool transparent)
    {
        var tint = (byte)(seed * 53);
        var rows = new byte[height * (1 + (width * (transparent ? 4 : 3)))];
        var at = 0;
        for (var y = 0; y < height; y++)
        {
            rows[at++] = 0; // no filter
            for (var x = 0; x < width; x++)
            {
                rows[at++] = (byte)(x * 255 / width);
                rows[at++] = (byte)(y * 255 / height);
                rows[at++] = tint;
                if (transparent)
                {
                    rows[at++] = (byte)(x < width / 4 ? 0 : 255);
                }
            }
        }

        return rows;
    }

    private static byte[] Compress(byte[] pixels)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(pixels);
        }

        return compressed.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);

        // The checksum includes the type but not the length.
        var body = new byte[type.Length + data.Length];
        type.CopyTo(body);
        data.CopyTo(body.AsSpan(type.Length));
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.HashToUInt32(body));
        file.Write(number);
    }
}
