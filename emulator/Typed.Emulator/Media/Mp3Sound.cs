namespace Typed.Emulator.Media;

/// <summary>Writes an MP3 file with one second of silence: small and valid.</summary>
internal static class Mp3Sound
{
    // MPEG-1 layer III, 128 kbit/s, 44.1 kHz, two channels: 144 * 128000 / 44100 bytes per frame, 1152 samples each.
    private const int FrameLength = 417;
    private const int Frames = 39;

    public static byte[] Silence()
    {
        // A frame with all-zero side information and data is silence.
        var file = new byte[Frames * FrameLength];
        for (var at = 0; at < file.Length; at += FrameLength)
        {
            ReadOnlySpan<byte> header = [0xFF, 0xFB, 0x90, 0x00];
            header.CopyTo(file.AsSpan(at));
        }

        return file;
    }
}
