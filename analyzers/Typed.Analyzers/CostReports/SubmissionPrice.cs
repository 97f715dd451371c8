using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Credits;
using Typed.Analyzers.Evaluation;
using Typed.Analyzers.Requests;

namespace Typed.Analyzers.CostReports;

/// <summary>What is known about the price of one submission.</summary>
/// <param name="Call">The submission.</param>
/// <param name="Provider">The provider; null if unknown.</param>
/// <param name="Model">The model; null if unknown.</param>
/// <param name="Record">The model's record; null if unknown.</param>
/// <param name="Least">The minimum credits; null if unknown.</param>
/// <param name="Most">The maximum credits; null if unknown.</param>
/// <param name="Reason">Why the price is unknown or a range; null for a known price.</param>
internal sealed record SubmissionPrice(
    IInvocationOperation Call, string? Provider, string? Model, ModelRecord? Record, decimal? Least, decimal? Most, string? Reason)
{
    /// <summary>Whether the sources state different prices.</summary>
    public bool Differs { get; init; }

    /// <summary>The currency: credits of two providers are never added.</summary>
    public (string Provider, string Unit)? Currency => Record is { } record && Least is not null ? (record.Provider, record.Unit) : null;

    /// <summary>The price of a call, or null if the call submits nothing.</summary>
    public static SubmissionPrice? Of(IInvocationOperation call, Submission submission, TypedContract contract, CancellationToken cancellationToken)
    {
        if (!submission.IsSubmission(call))
        {
            return null;
        }

        if (submission.RequestOf(call) is { } request)
        {
            return OfRequest(call, request, contract, cancellationToken);
        }

        var provider = Submission.ProviderOf(call);
        var model = submission.RawOf(call) is { } raw
            && contract.Evaluator.Evaluate(raw.Model, cancellationToken) is { IsSingle: true, Values: [{ Value: string name, IsOneOfSeveral: false }] } ? name : null;
        return new(call, provider, model, null, null, null, "a raw request is not priced");
    }

    private static SubmissionPrice OfRequest(IInvocationOperation call, IOperation request, TypedContract contract, CancellationToken cancellationToken)
    {
        if (contract.Requests.Read(request, cancellationToken) is not { } facts)
        {
            // The record is often known although its values are not.
            var record = contract.RecordOf(Conversions.WithoutConversions(request).Type);
            return new(call, record?.Provider ?? Submission.ProviderOf(call), record?.Model, record, null, null, "the request is created elsewhere");
        }

        var known = facts.Record;
        var price = PriceList.PriceOf(facts);
        return price.Kind switch
        {
            PriceKind.Known => new(call, known.Provider, known.Model, known, price.Least, price.Most, price.Differs ? "the sources differ" : price.Least == price.Most ? null : "the model decides the number of outputs") { Differs = price.Differs },
            PriceKind.NoTable => new(call, known.Provider, known.Model, known, null, null, known.IsContradictory ? "the sources contradict each other" : "no price is published"),
            PriceKind.NoLine => new(call, known.Provider, known.Model, known, null, null, "the combination has no price"),
            _ when PriceList.RangeOf(facts) is { } range => new(call, known.Provider, known.Model, known, range.Least, range.Most, "depends on values that are known only at run time"),
            _ => new(call, known.Provider, known.Model, known, null, null, "depends on values that are known only at run time"),
        };
    }
}
