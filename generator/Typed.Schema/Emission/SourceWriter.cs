using System.Text;

namespace Typed.Schema.Emission;

/// <summary>Writes indented C# with <c>\n</c> line ends on every machine.</summary>
public sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _indent;

    public void Line(string text = "")
    {
        if (text.Length > 0)
        {
            _text.Append(' ', _indent * 4).Append(text);
        }

        _text.Append('\n');
    }

    /// <summary>Opens a block, below <paramref name="head"/> if it is not empty. Disposing the result closes it.</summary>
    public Block Braces(string head, string close = "}")
    {
        if (head.Length > 0)
        {
            Line(head);
        }

        Line("{");
        _indent++;
        return new Block(this, close);
    }

    /// <summary>A writer for text that <see cref="Append"/> adds later at the same indentation.</summary>
    public SourceWriter Detached() => new() { _indent = _indent };

    public void Append(SourceWriter detached) => _text.Append(detached._text);

    public override string ToString() => _text.ToString();

    /// <summary>An open block.</summary>
    public readonly struct Block(SourceWriter writer, string close) : IDisposable
    {
        public void Dispose()
        {
            writer._indent--;
            writer.Line(close);
        }
    }
}
