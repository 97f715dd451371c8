using System.CommandLine;
using Typed.Refresh.Hosting;
using Typed.Refresh.Jobs;

namespace Typed.Refresh.Commands;

/// <summary>The options that name a journal: a directory, or a database.</summary>
internal sealed class JournalOption(ToolContext context)
{
    /// <summary>The environment variable with a connection string. It keeps a password out of the command line.</summary>
    public const string Variable = "TYPED_POSTGRES";

    private readonly Option<string?> _directory = new("--journal") { Description = "The directory of a file journal. Default: typed-jobs.", HelpName = "folder" };

    private readonly Option<string?> _postgres = new("--postgres")
    {
        Description = $"The connection string of a journal in PostgreSQL. Default: the environment variable {Variable}, which keeps a password out of the command line.",
        HelpName = "connection",
    };

    private readonly Option<string> _partition = new("--partition")
    {
        Description = "The name of the journal inside the database: the key of its tracker.",
        HelpName = "name",
        DefaultValueFactory = _ => "",
    };

    public void AddTo(Command command)
    {
        command.Add(_directory);
        command.Add(_postgres);
        command.Add(_partition);
    }

    /// <exception cref="ToolException">Both kinds of journal are named.</exception>
    public IJobSource Open(CommandLineResult parsed)
    {
        var directory = parsed.GetValue(_directory);
        if (directory is not null && parsed.GetValue(_postgres) is not null)
        {
            throw new ToolException("Specify either --journal or --postgres.");
        }

        var postgres = directory is null ? parsed.GetValue(_postgres) ?? context.Environment(Variable) : null;
        return string.IsNullOrEmpty(postgres)
            ? new FileJobSource(context.FullPath(directory ?? "typed-jobs"))
            : PostgresJobSource.Open(postgres, parsed.GetValue(_partition)!);
    }
}
