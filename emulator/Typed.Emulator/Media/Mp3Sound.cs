namespace Typed.Emulator.Media;

/// <summary>Writes an MP3 file of a second of silence: small and real.</summary>
internal static class Mp3Sound
{
    // MPEG-1 layer III, 128 kbit/s, 44.1 kHz, two channels: 144 * 128000 / 44100 bytes a frame, 1152 samples in each.
    private const int FrameLength = 417;
    private const int Frames = 39;

    public static byte[] Silence()
    {
        // A frame whose side information and data are zeros is silence.
        var file = new byte[Frames * FrameLength];
        for (var at = 0; at < file.Length; at += FrameLength)
        {
            ReadOnlySpan<byte> header = [0xFF, 0xFB, 0x90, 0x00];
            header.CopyTo(file.AsSpan(at));
        }

        return file;
    }
}
