using System.CommandLine;
using System.Globalization;
using Typed.Refresh.Hosting;
using Typed.Tracking;

namespace Typed.Refresh.Commands;

/// <summary>The options that select jobs.</summary>
internal sealed class JobFilter(ToolContext context)
{
    private readonly Option<string[]> _states = new("--state") { Description = "Only jobs in these states, such as open or uncertain.", HelpName = "state", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> _provider = new("--provider") { Description = "Only jobs of this provider.", HelpName = "provider" };
    private readonly Option<string?> _model = new("--model") { Description = "Only jobs of this model, as the provider spells it.", HelpName = "model" };
    private readonly Option<string?> _tag = new("--tag") { Description = "Only jobs with this tag.", HelpName = "tag" };
    private readonly Option<string?> _tenant = new("--tenant") { Description = "Only jobs of this tenant.", HelpName = "tenant" };
    private readonly Option<string?> _label = new("--label") { Description = "Only jobs with this label.", HelpName = "label" };
    private readonly Option<string?> _since = new("--since") { Description = "Only jobs since this day (2026-11-28, UTC) or age (30m, 12h, 7d).", HelpName = "day or age" };
    private readonly Option<string?> _before = new("--before") { Description = "Only jobs before this day or age.", HelpName = "day or age" };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _states, _provider, _model, _tag, _tenant, _label, _since, _before })
        {
            command.Add(option);
        }
    }

    /// <exception cref="ToolException">A state or a time is unknown.</exception>
    public JobQuery Of(CommandLineResult parsed) => new()
    {
        States = parsed.GetValue(_states) is { Length: > 0 } states ? [.. states.Select(StateOf)] : null,
        Provider = parsed.GetValue(_provider),
        Model = parsed.GetValue(_model),
        Tag = parsed.GetValue(_tag),
        Tenant = parsed.GetValue(_tenant),
        Label = parsed.GetValue(_label),
        CreatedFrom = parsed.GetValue(_since) is { } since ? TimeOf(context, since) : null,
        CreatedBefore = parsed.GetValue(_before) is { } before ? TimeOf(context, before) : null,
    };

    private static JobState StateOf(string text) => JobStates.Parse(text.Replace('-', '_')) is var state and not JobState.Unknown
        ? state
        : throw new ToolException($"\"{text}\" is not a state. The states: {string.Join(", ", Enum.GetValues<JobState>().Where(one => one != JobState.Unknown).Select(one => one.ToText()))}.");

    /// <summary>Reads a day or an age.</summary>
    /// <exception cref="ToolException">It is neither.</exception>
    public static DateTimeOffset TimeOf(ToolContext context, string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        }

        var unit = text.Length > 1 ? text[^1] : ' ';
        if (unit is 'm' or 'h' or 'd' && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) && count < 100_000)
        {
            return context.Time.GetUtcNow() - (unit == 'm' ? TimeSpan.FromMinutes(count) : unit == 'h' ? TimeSpan.FromHours(count) : TimeSpan.FromDays(count));
        }

        throw new ToolException($"\"{text}\" is neither a day such as 2026-11-28 nor an age such as 12h.");
    }
}
