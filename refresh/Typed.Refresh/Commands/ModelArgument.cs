using System.CommandLine;
using System.CommandLine.Completions;
using Typed.Refresh.Catalog;
using Typed.Refresh.Hosting;

namespace Typed.Refresh.Commands;

/// <summary>A model argument on the command line, with its completions.</summary>
internal sealed class ModelArgument
{
    private readonly ToolContext _context;
    private readonly Argument<string> _name;

    public ModelArgument(ToolContext context)
    {
        _context = context;
        _name = new Argument<string>("model") { Description = "A model: provider:model, the model name, or the record name.", HelpName = "model" };
        _name.CompletionSources.Add(Names);
    }

    public Option<string> Schemas { get; } = CatalogFolder.CreateOption();

    public void AddTo(Command command)
    {
        command.Arguments.Add(_name);
        command.Options.Add(Schemas);
    }

    /// <exception cref="ToolException">There is no such model.</exception>
    public CatalogModel Find(CommandLineResult parsed) => Read(parsed).Find(parsed.GetRequiredValue(_name));

    /// <summary>The model, if the command line already contains one.</summary>
    public CatalogModel? TryFind(CommandLineResult parsed)
    {
        try
        {
            return parsed.GetValue(_name) is { } name ? Read(parsed).Find(name) : null;
        }
        catch (ToolException)
        {
            return null;
        }
    }

    /// <summary>The names of models, for completion. A name that several providers have includes the provider.</summary>
    public static IEnumerable<string> NamesOf(ModelList list) =>
        list.Models.GroupBy(model => model.Name, StringComparer.Ordinal).SelectMany(group => group.Count() == 1 ? [group.Key] : group.Select(model => model.QualifiedName));

    private IEnumerable<CompletionItem> Names(CompletionContext completion)
    {
        try
        {
            var list = Read(completion.ParseResult);
            var names = completion.WordToComplete.Contains(':', StringComparison.Ordinal) ? list.Models.Select(model => model.QualifiedName) : NamesOf(list);
            return names.Select(name => new CompletionItem(name));
        }
        catch (ToolException)
        {
            return [];
        }
    }

    private ModelList Read(CommandLineResult parsed) => CatalogReader.Read(CatalogFolder.Of(_context, parsed, Schemas));
}
