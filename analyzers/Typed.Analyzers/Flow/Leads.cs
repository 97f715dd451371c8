namespace Typed.Analyzers.Flow;

/// <summary>Where the straight parameters of all that has one name may lead.</summary>
internal sealed class Leads
{
    /// <summary>The name of any constructor, for <c>new(…)</c>.</summary>
    public const string AnyConstructor = ".ctor";

    /// <summary>Whether one may be taken into a request right there.</summary>
    public bool Taken { get; set; }

    /// <summary>The names of what they are handed to.</summary>
    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    public static void Add(Dictionary<string, Leads> all, string name, Leads more)
    {
        if (!all.TryGetValue(name, out var leads))
        {
            all.Add(name, leads = new());
        }

        leads.Taken |= more.Taken;
        leads.Names.UnionWith(more.Names);
    }
}
