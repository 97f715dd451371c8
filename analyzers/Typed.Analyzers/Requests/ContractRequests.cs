using System.Runtime.CompilerServices;
using Typed.Analyzers.Contract;

namespace Typed.Analyzers.Requests;

/// <summary>The reader of requests that all analyzers of a compilation share.</summary>
internal static class ContractRequests
{
    // The contract is the lower layer and does not know its readers.
    private static readonly ConditionalWeakTable<TypedContract, RequestReader> s_readers = new();

    extension(TypedContract contract)
    {
        /// <summary>Reads requests.</summary>
        public RequestReader Requests => s_readers.GetValue(contract, static key => new(key, key.Evaluator));
    }
}
