using System.Globalization;

namespace Typed.Schema.Naming;

/// <summary>The names of types that are taken in the providers' namespaces, and the models that have them.</summary>
public sealed class TakenNames
{
    private readonly Dictionary<string, string> _takenBy = new(StringComparer.Ordinal);

    // The number at which the search for a free name continues: thousands of models may want the same name.
    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);

    /// <summary>The number of names that were tried so far.</summary>
    public int Tries { get; private set; }

    /// <summary>Takes the name of one type.</summary>
    public void Add(string provider, string type) => _takenBy.Add(KeyOf(provider, type), type);

    /// <summary>Takes the first free one of the wanted name, <c>_2</c>, <c>_3</c>, … together with the names of all types that the model declares.</summary>
    /// <param name="model">The model.</param>
    /// <param name="wanted">The wanted name.</param>
    /// <param name="rival">The model or type that has the wanted name, or null if it was free.</param>
    public string Claim(ModelIdentity model, string wanted, out string? rival)
    {
        rival = FirstTaken(model, wanted);
        var name = wanted;
        if (rival is not null)
        {
            for (var n = FirstFree(model.Provider, wanted); FirstTaken(model, name = Numbered(wanted, n)) is not null; n++)
            {
            }
        }

        foreach (var type in TypesOf(model, name))
        {
            _takenBy[type] = model.Model;
        }

        return name;
    }

    // Numbers with a record are taken for every model. A number at which only another type is in the way may suit the next model.
    private int FirstFree(string provider, string wanted)
    {
        var key = KeyOf(provider, wanted);
        var n = _next.TryGetValue(key, out var next) ? next : 2;
        for (; _takenBy.ContainsKey(KeyOf(provider, Numbered(wanted, n) + "Params")); n++)
        {
            Tries++;
        }

        _next[key] = n;
        return n;
    }

    private static string Numbered(string name, int n) => name + "_" + n.ToString(CultureInfo.InvariantCulture);

    private string? FirstTaken(ModelIdentity model, string name)
    {
        Tries++;
        foreach (var type in TypesOf(model, name))
        {
            if (_takenBy.TryGetValue(type, out var other))
            {
                return other;
            }
        }

        return null;
    }

    // Names are unique within a provider's namespace, without regard to case: hint names become file names.
    private static IEnumerable<string> TypesOf(ModelIdentity model, string name) => NameTable.TypeNames(model, name).Select(type => KeyOf(model.Provider, type));

    private static string KeyOf(string provider, string name) => provider + "\n" + name.ToUpperInvariant();
}
