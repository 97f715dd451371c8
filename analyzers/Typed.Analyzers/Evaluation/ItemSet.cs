using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Typed.Analyzers.Evaluation;

/// <summary>What is known of one list that can reach a spot.</summary>
/// <param name="Place">The expression that brings it in, where a finding belongs.</param>
/// <param name="Count">The number of items; null where it isn't known.</param>
/// <param name="Items">The items that are written right there.</param>
/// <param name="Origin">Where the list is written, if it came through a local or field that may hold another list.</param>
internal sealed record ItemSet(IOperation Place, int? Count, ImmutableArray<IOperation> Items, SyntaxNode? Origin = null);
