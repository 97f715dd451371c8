using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Typed.Analyzers.Evaluation;

/// <summary>One list that can reach a spot, as far as it is known.</summary>
/// <param name="Place">The expression that supplies the list, where the diagnostic is reported.</param>
/// <param name="Count">The number of items, or null if unknown.</param>
/// <param name="Items">The items that are written in that expression.</param>
/// <param name="Origin">The position where the list is written, if it passed through a local or field that may hold another list.</param>
internal sealed record ItemSet(IOperation Place, int? Count, ImmutableArray<IOperation> Items, SyntaxNode? Origin = null);
