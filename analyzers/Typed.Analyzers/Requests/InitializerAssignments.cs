using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.Requests;

/// <summary>The assignments of an initializer, by property, including those that are not parameters. It allocates nothing.</summary>
internal readonly struct InitializerAssignments(IObjectOrCollectionInitializerOperation? initializer)
{
    private readonly ImmutableArray<IOperation> _elements = initializer?.Initializers ?? ImmutableArray<IOperation>.Empty;

    public Enumerator GetEnumerator() => new(_elements);

    internal struct Enumerator(ImmutableArray<IOperation> elements)
    {
        private int _next;

        public (IPropertySymbol Property, IOperation Value) Current { get; private set; }

        public bool MoveNext()
        {
            while (_next < elements.Length)
            {
                if (elements[_next++] is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property }, Value: var value })
                {
                    Current = (property, value);
                    return true;
                }
            }

            return false;
        }
    }
}
