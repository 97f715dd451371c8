using System.Buffers;
using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Typed.Specification;

namespace Typed.Parameters;

/// <summary>JSON that is being written, without indentation: the bytes of a <see cref="Utf8JsonWriter"/> with default options, without its checks of each call.</summary>
internal sealed class JsonBytes : IBufferWriter<byte>
{
    /// <summary>As deep as a <see cref="Utf8JsonWriter"/> with default options writes. A list that contains its own object must not overflow the stack.</summary>
    public const int DeepestLevel = 1000;

    // The escape of a character pair.
    private const int MaxEscape = 12;

    // The longest double or integer.
    private const int MaxNumber = 32;

    private byte[] _bytes = new byte[1024];
    private int _length;
    private int _depth;
    private Utf8JsonWriter? _elements;

    /// <summary>The JSON so far.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    public int Capacity => _bytes.Length;

    /// <summary>The number of objects and arrays around the deepest value.</summary>
    public int Depth { get; private set; }

    public void Clear() => (_length, _depth, Depth) = (0, 0, 0);

    /// <summary>Begins an object or an array.</summary>
    /// <exception cref="InvalidOperationException">The JSON is too deep.</exception>
    public void Open(char bracket)
    {
        if (++_depth > Depth)
        {
            Deepen();
        }

        Byte((byte)bracket);
    }

    public void Close(char bracket)
    {
        _depth--;
        Byte((byte)bracket);
    }

    /// <summary>Begins a member.</summary>
    /// <param name="start">A comma, the name in quotes, a colon.</param>
    public void Name(ReadOnlySpan<byte> start) => Raw(_bytes[_length - 1] == (byte)'{' ? start[1..] : start);

    /// <summary>Begins a member.</summary>
    public void Name(string name)
    {
        Item();
        Text(name);
        Byte((byte)':');
    }

    /// <summary>Begins an item of an array.</summary>
    public void Item()
    {
        if (_bytes[_length - 1] is not ((byte)'[' or (byte)'{'))
        {
            Byte((byte)',');
        }
    }

    public void Null() => Raw("null"u8);

    public void Boolean(bool value) => Raw(value ? "true"u8 : "false"u8);

    public void Integer(long value)
    {
        Utf8Formatter.TryFormat(value, Free(MaxNumber), out var count);
        _length += count;
    }

    /// <exception cref="ArgumentException">JSON has no such number.</exception>
    public void Number(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException("Infinities and NaN cannot be written as JSON numbers.", nameof(value));
        }

        var target = Free(MaxNumber);
        if (!ShortNumber.TryFormat(value, target, out var count))
        {
            Utf8Formatter.TryFormat(value, target, out count);
        }

        _length += count;
    }

    public void Text(string? value)
    {
        if (value is null)
        {
            Null();
            return;
        }

        var target = Free(value.Length + 2);
        if (PlainText.TryCopy(value, target[1..]))
        {
            target[0] = (byte)'"';
            target[value.Length + 1] = (byte)'"';
            _length += value.Length + 2;
        }
        else
        {
            Escaped(value);
        }
    }

    /// <summary>Writes a value that is JSON already.</summary>
    public void Raw(ReadOnlySpan<byte> json)
    {
        json.CopyTo(Free(json.Length));
        _length += json.Length;
    }

    public void Element(JsonElement value)
    {
        _elements ??= new Utf8JsonWriter(this);
        value.WriteTo(_elements);
        _elements.Flush();
        _elements.Reset();
    }

    void IBufferWriter<byte>.Advance(int count) => _length += count;

    Memory<byte> IBufferWriter<byte>.GetMemory(int sizeHint)
    {
        Free(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(_length);
    }

    Span<byte> IBufferWriter<byte>.GetSpan(int sizeHint) => Free(Math.Max(sizeHint, 1));

    // The default encoder leaves nothing but ASCII.
    private void Escaped(ReadOnlySpan<char> text)
    {
        Span<char> part = stackalloc char[32 * MaxEscape];
        Byte((byte)'"');
        while (!text.IsEmpty)
        {
            JavaScriptEncoder.Default.Encode(text, part, out var read, out var written);
            var target = Free(written);
            for (var i = 0; i < written; i++)
            {
                target[i] = (byte)part[i];
            }

            _length += written;
            text = text[read..];
        }

        Byte((byte)'"');
    }

    private void Byte(byte value)
    {
        Free(1)[0] = value;
        _length++;
    }

    private Span<byte> Free(int count)
    {
        if (_bytes.Length - _length < count)
        {
            Grow(count);
        }

        return _bytes.AsSpan(_length);
    }

    private void Deepen()
    {
        if (_depth > DeepestLevel)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"The parameters are nested deeper than {DeepestLevel} levels, which cannot be written as JSON."));
        }

        Depth = _depth;
    }

    // Apart, so that the runtime inlines what is always called.
    private void Grow(int count) =>
        Array.Resize(ref _bytes, Math.Max(checked(_length + count), (int)Math.Min(2L * _bytes.Length, Array.MaxLength)));
}
