using Typed.Providers.Described.Format;

namespace Typed.Providers.Described;

/// <summary>The description of a provider is wrong. The message has each problem with its line, its column and its JSON pointer.</summary>
public sealed class ProviderDescriptionException : FormatException
{
    internal ProviderDescriptionException(string provider, IReadOnlyList<DescriptionProblem> problems)
        : base($"The description of {provider} is wrong. " + string.Join(" ", problems.Select(problem => $"{problem}.")))
    {
        Provider = provider;
        Problems = [.. problems.Select(problem => problem.ToString())];
    }

    /// <summary>The provider's key.</summary>
    public string Provider { get; }

    /// <summary>The problems, each as <c>(line,column): pointer: message</c>.</summary>
    public IReadOnlyList<string> Problems { get; }
}
