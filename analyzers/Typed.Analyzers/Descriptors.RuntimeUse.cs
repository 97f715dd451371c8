using Microsoft.CodeAnalysis;

namespace Typed.Analyzers;

/// <content>Use of the runtime.</content>
internal static partial class Descriptors
{
    private const string RuntimeUse = "Typed.RuntimeUse";

    public static readonly DiagnosticDescriptor DroppedJob = new(
        DiagnosticIds.DroppedJob,
        "The job is paid for and lost",
        "The submitted job is paid for, but its handle is not kept: the result is lost",
        RuntimeUse,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A submission costs credits when it is made. Without its job, nobody can wait for the result or resume it.",
        HelpLink.Of(DiagnosticIds.DroppedJob));

    public static readonly DiagnosticDescriptor UnknownModel = new(
        DiagnosticIds.UnknownModel,
        "The model's name is misspelled",
        "No model '{1}' of {0} is known; did you mean '{2}'?",
        RuntimeUse,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A request by name is for a model that no record is known of, and a known one has nearly that name.",
        HelpLink.Of(DiagnosticIds.UnknownModel));

    public static readonly DiagnosticDescriptor ApiKeyInSource = new(
        DiagnosticIds.ApiKeyInSource,
        "An API key is written in the source",
        "{0} is written in the source: whoever can read the code can spend the credits",
        RuntimeUse,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Keys belong in the environment or in a secret store; what is in the source stays in its history.",
        HelpLink.Of(DiagnosticIds.ApiKeyInSource));

    public static readonly DiagnosticDescriptor PollInterval = new(
        DiagnosticIds.PollInterval,
        "The poll interval is too short",
        "Polling every {0} s brings no result sooner and leads to 429; use 1 s or more",
        RuntimeUse,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Jobs take many seconds; asking for them more often than each second only uses up the rate limit.",
        HelpLink.Of(DiagnosticIds.PollInterval));

    public static readonly DiagnosticDescriptor InvisibleRecord = new(
        DiagnosticIds.InvisibleRecord,
        "The JsonSerializerContext cannot see the record",
        "'{0}' is generated in this project, so that the serializer's generator cannot see it; combine the catalog as a resolver instead",
        RuntimeUse,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Generators do not see each other's output: the context gets no metadata for the record and throws at run time.",
        HelpLink.Of(DiagnosticIds.InvisibleRecord));

    public static readonly DiagnosticDescriptor CoveredExtra = new(
        DiagnosticIds.CoveredExtra,
        "A property covers the extra parameter",
        "'{0}' has a property for '{1}': use {2}, which is checked",
        RuntimeUse,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "An extra parameter is sent as it is, replaces the property of its name, and is not checked.",
        HelpLink.Of(DiagnosticIds.CoveredExtra));

    public static readonly DiagnosticDescriptor UnverifiedWebhook = new(
        DiagnosticIds.UnverifiedWebhook,
        "A result is taken from an unsigned webhook",
        "Anybody can send this message: request the job from the provider by its id instead of using the assets in it",
        RuntimeUse,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The provider documents no signature, so that a webhook is only a hint to ask for the job.",
        HelpLink.Of(DiagnosticIds.UnverifiedWebhook));

    public static readonly DiagnosticDescriptor UntypedRequest = new(
        DiagnosticIds.UntypedRequest,
        "A record can express the raw request",
        "'{0}' has the record '{1}', which checks the parameters at compile time and knows their price",
        RuntimeUse,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "The request is given as raw JSON although the model has a record.",
        HelpLink.Of(DiagnosticIds.UntypedRequest));

    public static readonly DiagnosticDescriptor RefusedRawValue = new(
        DiagnosticIds.RefusedRawValue,
        "The model refuses a value of the raw request",
        "'{0}': {1} must be {2}; {3} is refused",
        RuntimeUse,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A value of the raw JSON is of another type than the model takes, or none of its allowed values.",
        HelpLink.Of(DiagnosticIds.RefusedRawValue));

    public static readonly DiagnosticDescriptor MissingRawField = new(
        DiagnosticIds.MissingRawField,
        "A required field is missing in the raw request",
        "'{0}': {1} is required; {2}",
        RuntimeUse,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The model refuses a request without the field.",
        HelpLink.Of(DiagnosticIds.MissingRawField));

    public static readonly DiagnosticDescriptor DeprecatedModel = new(
        DiagnosticIds.DeprecatedModel,
        "The model is deprecated",
        "'{0}' is deprecated: {1}{2}",
        RuntimeUse,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The provider has announced that the model goes away.",
        HelpLink.Of(DiagnosticIds.DeprecatedModel));

    public static readonly DiagnosticDescriptor RemovedModel = new(
        DiagnosticIds.RemovedModel,
        "The model was removed",
        "{0} no longer has the model '{1}'{2}{3}",
        RuntimeUse,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A request by name is for a model that is known to be gone: the provider refuses it.",
        HelpLink.Of(DiagnosticIds.RemovedModel));

    // {1} is "repeats" or "reads the bodies of", {3} the consequence.
    public static readonly DiagnosticDescriptor RetryHandler = new(
        DiagnosticIds.RetryHandler,
        "A handler repeats or copies paid requests",
        "{0} {1} requests of {2}: {3}",
        RuntimeUse,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A handler that repeats a failed POST cannot know whether the first one arrived. The client repeats what is safe itself. A copy of the body allows another handler to repeat it.",
        HelpLink.Of(DiagnosticIds.RetryHandler));
}
