using Microsoft.CodeAnalysis;

namespace Typed.Analyzers;

/// <content>Use of the runtime.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor DroppedJob = Warning(
        DiagnosticIds.DroppedJob, "The job is paid for and lost",
        "The submitted job is paid for, but its handle is not kept: the result is lost",
        "A submission costs credits when it is made. Without its job, the result cannot be awaited, and the job cannot be resumed.");

    public static readonly DiagnosticDescriptor UnknownModel = Warning(
        DiagnosticIds.UnknownModel, "The model's name is misspelled",
        "No model '{1}' of {0} is known; did you mean '{2}'?",
        "A request by name is for an unknown model, and a known model has almost the same name.");

    public static readonly DiagnosticDescriptor ApiKeyInSource = Warning(
        DiagnosticIds.ApiKeyInSource, "An API key is written in the source",
        "{0} is written in the source: whoever can read the code can spend the credits",
        "Keys belong in the environment or in a secret store; what is in the source stays in its history.");

    public static readonly DiagnosticDescriptor PollInterval = Warning(
        DiagnosticIds.PollInterval, "The poll interval is too short",
        "Polling every {0} s brings no result sooner and leads to 429; use 1 s or more",
        "Jobs take many seconds. Polling more often than once a second only uses up the rate limit.");

    public static readonly DiagnosticDescriptor InvisibleRecord = Warning(
        DiagnosticIds.InvisibleRecord, "The JsonSerializerContext cannot see the record",
        "'{0}' is generated in this project, so the serializer's generator cannot see it; combine the catalog as a resolver instead",
        "Generators do not see each other's output: the context gets no metadata for the record and throws at run time.");

    public static readonly DiagnosticDescriptor CoveredExtra = Warning(
        DiagnosticIds.CoveredExtra, "A property covers the extra parameter",
        "'{0}' has a property for '{1}': use {2}, which is checked",
        "An extra parameter is sent unchanged, replaces the property of the same name, and is not checked.");

    public static readonly DiagnosticDescriptor UnverifiedWebhook = Warning(
        DiagnosticIds.UnverifiedWebhook, "A result is taken from an unsigned webhook",
        "Anybody can send this message: request the job from the provider by its id instead of using the assets in it",
        "The provider documents no signature, so a webhook is only a hint to get the job from the provider.");

    public static readonly DiagnosticDescriptor UntypedRequest = Info(
        DiagnosticIds.UntypedRequest, "A record can express the raw request",
        "'{0}' has the record '{1}', which checks the parameters at compile time and knows their price",
        "The request is given as raw JSON although the model has a record.");

    public static readonly DiagnosticDescriptor RefusedRawValue = Error(
        DiagnosticIds.RefusedRawValue, "The model refuses a value of the raw request",
        "'{0}': {1} must be {2}; {3} is refused",
        "A value of the raw JSON has another type than the model expects, or is not one of its allowed values.");

    public static readonly DiagnosticDescriptor MissingRawField = Error(
        DiagnosticIds.MissingRawField, "A required field is missing in the raw request",
        "'{0}': {1} is required; {2}",
        "The model refuses a request without the field.");

    public static readonly DiagnosticDescriptor DeprecatedModel = Warning(
        DiagnosticIds.DeprecatedModel, "The model is deprecated",
        "'{0}' is deprecated: {1}{2}",
        "The provider has announced that it will remove the model.");

    public static readonly DiagnosticDescriptor RemovedModel = Error(
        DiagnosticIds.RemovedModel, "The model was removed",
        "{0} no longer has the model '{1}'{2}{3}",
        "A request by name is for a model that the provider has removed and therefore refuses.");

    // {1} is "repeats" or "reads the bodies of", {3} the consequence.
    public static readonly DiagnosticDescriptor RetryHandler = Warning(
        DiagnosticIds.RetryHandler, "A handler repeats or copies paid requests",
        "{0} {1} requests of {2}: {3}",
        "A handler that repeats a failed POST cannot know whether the first one arrived. The client repeats what is safe itself. A copy of the body allows another handler to repeat it.");
}
