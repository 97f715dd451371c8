namespace Typed.Analyzers.Flow;

/// <summary>The possible destinations of the parameters of all members with one name.</summary>
internal sealed class Leads
{
    /// <summary>The name of any constructor, for <c>new(…)</c>.</summary>
    public const string AnyConstructor = ".ctor";

    /// <summary>Whether a parameter may be put into a request directly.</summary>
    public bool Taken { get; set; }

    /// <summary>The names of the members that receive it as an argument.</summary>
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
