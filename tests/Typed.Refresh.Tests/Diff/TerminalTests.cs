using System.Text;
using Spectre.Console;
using Typed.Refresh.Diff;
using Typed.Refresh.Diff.Formats;

namespace Typed.RefreshTests.Diff;

public sealed class TerminalTests
{
    [Fact]
    public void A_terminal_gets_tables_in_which_markup_is_text()
    {
        var files = new DiffCase();
        files.Field("kling-video/v1.6/pro/image-to-video", "duration")["enum"]!.AsArray().Add("[red]9[/]\u001b[2J");
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
            Out = new Terminal(writer),
        });

        PlainTextFormat.Write(console, new DiffReport("old", "new", files.Compare()));

        Assert.Contains("│ creatify kling-video/v1.6/pro/image-to-video │ duration │", writer.ToString(), StringComparison.Ordinal);
        Assert.Contains("the value \"[red]9[/]", writer.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', writer.ToString());
    }

    private sealed class Terminal(TextWriter writer) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => true;

        public int Width => 160;

        public int Height => 50;

        public void SetEncoding(Encoding encoding)
        {
        }
    }
}
