namespace Typed.Analyzers.Flow;

/// <summary>The possible destinations of the parameters of all members with one name.</summary>
internal sealed class ParameterDestinations
{
    /// <summary>The name of any constructor, for <c>new(…)</c>.</summary>
    public const string AnyConstructor = ".ctor";

    /// <summary>Whether a parameter may be put into a request directly.</summary>
    public bool Taken { get; set; }

    /// <summary>The names of the members that receive it as an argument.</summary>
    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    public static void Add(Dictionary<string, ParameterDestinations> all, string name, ParameterDestinations more)
    {
        if (!all.TryGetValue(name, out var destinations))
        {
            all.Add(name, destinations = new());
        }

        destinations.Taken |= more.Taken;
        destinations.Names.UnionWith(more.Names);
    }
}
