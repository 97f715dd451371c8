namespace Typed.Analyzers;

/// <summary>The ids of all diagnostics, for suppression in code and for the code fixes.</summary>
public static class DiagnosticIds
{
    /// <summary>The model does not offer the duration.</summary>
    public const string InvalidDuration = "TYP1001";

    /// <summary>The model does not offer the resolution.</summary>
    public const string InvalidResolution = "TYP1002";

    /// <summary>The model does not offer the aspect ratio.</summary>
    public const string InvalidAspectRatio = "TYP1003";

    /// <summary>The field does not have the enumerated value.</summary>
    public const string UndefinedEnumeratedValue = "TYP1004";

    /// <summary>The number is out of range.</summary>
    public const string NumberOutOfRange = "TYP1005";

    /// <summary>The number is not a multiple of the field's step.</summary>
    public const string NumberOffStep = "TYP1006";

    /// <summary>The text is too short or too long.</summary>
    public const string TextLength = "TYP1007";

    /// <summary>The text is longer than the documented limit.</summary>
    public const string DocumentedTextLength = "TYP1008";

    /// <summary>The text does not match the field's pattern.</summary>
    public const string TextPattern = "TYP1009";

    /// <summary>The required text is empty.</summary>
    public const string EmptyRequiredText = "TYP1010";

    /// <summary>The list has too few or too many items.</summary>
    public const string ItemCount = "TYP1011";

    /// <summary>The list has more items than the documented limit.</summary>
    public const string DocumentedItemCount = "TYP1012";

    /// <summary>The list contains an item twice.</summary>
    public const string RepeatedItem = "TYP1013";

    /// <summary>The text does not have the field's format.</summary>
    public const string TextFormat = "TYP1014";

    /// <summary>The address cannot be fetched.</summary>
    public const string NoUrl = "TYP1015";

    /// <summary>The URL points to another kind of media.</summary>
    public const string OtherMedia = "TYP1016";

    /// <summary>A required field is null.</summary>
    public const string RequiredIsNull = "TYP1017";

    /// <summary>A value of another model's enum is cast.</summary>
    public const string OtherModelsValue = "TYP1018";

    /// <summary>The combination has no price.</summary>
    public const string UnpricedCombination = "TYP2001";

    /// <summary>A later input slot is set without an earlier one.</summary>
    public const string SlotWithoutEarlier = "TYP2002";

    /// <summary>The fields break a rule of the model.</summary>
    public const string BrokenRule = "TYP2003";

    /// <summary>The fields break a documented rule of the model.</summary>
    public const string DocumentedRule = "TYP2004";

    /// <summary>Slots and references are mixed.</summary>
    public const string MixedInputs = "TYP2005";

    /// <summary>The call costs more than the budget.</summary>
    public const string CallOverBudget = "TYP3001";

    /// <summary>The calls of the method cost more than the budget.</summary>
    public const string MethodOverBudget = "TYP3002";

    /// <summary>The price of the call is unknown.</summary>
    public const string PriceUnknown = "TYP3003";

    /// <summary>The cost of the call.</summary>
    public const string CostOfCall = "TYP3004";

    /// <summary>A default changed since the last review.</summary>
    public const string DefaultChanged = "TYP3005";

    /// <summary>A price changed since the last review.</summary>
    public const string PriceChanged = "TYP3006";

    /// <summary>An entry of the cost report.</summary>
    public const string CostReportEntry = CostReports.CostEntry.RuleId;

    /// <summary>The submitted job is paid for, but its handle is discarded.</summary>
    public const string DroppedJob = "TYP4001";

    /// <summary>The model's name is misspelled.</summary>
    public const string UnknownModel = "TYP4002";

    /// <summary>An API key is written in the source.</summary>
    public const string ApiKeyInSource = "TYP4005";

    /// <summary>The polling interval is too short.</summary>
    public const string PollInterval = "TYP4006";

    /// <summary>The JsonSerializerContext cannot see the record.</summary>
    public const string InvisibleRecord = "TYP4008";

    /// <summary>A property covers the extra parameter.</summary>
    public const string CoveredExtra = "TYP4009";

    /// <summary>A result is read from an unsigned webhook.</summary>
    public const string UnverifiedWebhook = "TYP4010";

    /// <summary>A record can express the raw request.</summary>
    public const string UntypedRequest = "TYP4003";

    /// <summary>The model rejects a value of the raw request.</summary>
    public const string RefusedRawValue = "TYP4004";

    /// <summary>A required field is missing from the raw request.</summary>
    public const string MissingRawField = "TYP4007";

    /// <summary>The model is deprecated.</summary>
    public const string DeprecatedModel = "TYP4011";

    /// <summary>The model was removed.</summary>
    public const string RemovedModel = "TYP4012";

    /// <summary>The client for paid requests has a retry handler.</summary>
    public const string RetryHandler = "TYP4013";
}
