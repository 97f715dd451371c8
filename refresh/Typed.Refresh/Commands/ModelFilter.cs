using System.CommandLine;
using System.CommandLine.Completions;
using Typed.Refresh.Catalog;
using Typed.Refresh.Searching;

namespace Typed.Refresh.Commands;

/// <summary>The options that select models. Together they are one query of the runtime's catalog.</summary>
internal sealed class ModelFilter
{
    private readonly Option<string?> _provider = new("--provider") { Description = "Only models of this provider.", HelpName = "provider" };
    private readonly Option<string?> _kind = new("--kind") { Description = "Only models of this kind, such as text_to_video.", HelpName = "kind" };
    private readonly Option<string?> _duration = new("--duration") { Description = "Only models that make an output of this length: 5 or 5s.", HelpName = "seconds" };
    private readonly Option<string?> _resolution = new("--resolution") { Description = "Only models with this resolution, such as 1080p.", HelpName = "resolution" };
    private readonly Option<string?> _ratio = new("--aspect-ratio") { Description = "Only models with this aspect ratio, such as 16:9.", HelpName = "ratio" };
    private readonly Option<decimal?> _credits = new("--max-credits") { Description = "Only models for which a request with these values costs at most this.", HelpName = "credits" };
    private readonly Option<bool> _firstFrame = new("--first-frame") { Description = "Only models that accept an image for the first frame." };
    private readonly Option<bool> _lastFrame = new("--last-frame") { Description = "Only models that accept an image for the last frame." };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="read">Reads the models, for completion.</param>
    public void AddTo(Command command, Func<CommandLineResult, ModelList> read)
    {
        foreach (var option in new Option[] { _provider, _kind, _duration, _resolution, _ratio, _credits, _firstFrame, _lastFrame })
        {
            command.Options.Add(option);
        }

        Complete(_provider, model => [model.Provider]);
        Complete(_kind, model => [model.Kind]);
        Complete(_duration, model => model.Durations);
        Complete(_resolution, model => model.Resolutions);
        Complete(_ratio, model => model.AspectRatios);
        void Complete(Option option, Func<CatalogModel, IReadOnlyList<string>> values) =>
            option.CompletionSources.Add(completion => read(completion.ParseResult).Models.SelectMany(values)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(value => new CompletionItem(value)));
    }

    /// <summary>The query, or null if no option selects anything.</summary>
    /// <exception cref="ToolException">A value does not exist in the catalog. The message names the nearest one.</exception>
    public ModelQuery? Read(CommandLineResult parsed, ModelList list)
    {
        var query = new QueryText
        {
            NamePrefix = "--",
            Provider = parsed.GetValue(_provider),
            Kind = parsed.GetValue(_kind),
            Duration = parsed.GetValue(_duration),
            Resolution = parsed.GetValue(_resolution),
            AspectRatio = parsed.GetValue(_ratio),
            MaxCredits = parsed.GetValue(_credits),
            FirstFrame = parsed.GetValue(_firstFrame),
            LastFrame = parsed.GetValue(_lastFrame),
        }.ToQuery(list.Models);
        return query == new ModelQuery() ? null : query;
    }
}
