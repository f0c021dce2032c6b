namespace ImageStudio.Web.Generations;

/// <summary>Ready → Submitting → Submitted → Done → Stored, and the ways a job ends without pictures.</summary>
public enum ProviderJobState
{
    /// <summary>Credits are on hold; nothing has left the house.</summary>
    Ready,

    /// <summary>Saved before the call: found again after a crash, it means that the call may have left.</summary>
    Submitting,

    /// <summary>The provider gave a handle.</summary>
    Submitted,

    /// <summary>The provider says it is finished; the bytes are still there.</summary>
    Done,

    /// <summary>Pictures kept and credits settled, in one transaction.</summary>
    Stored,
    Failed,
    Moderated,
    Cancelled,
    Expired,

    /// <summary>The call may have left and cannot be looked up. It is never sent again; the hold is released at the deadline.</summary>
    Unknown,
}

/// <summary>Why a job ended without (all of) its pictures. Pages have a sentence for each.</summary>
public enum EndReason
{
    None,
    RefusedBefore,
    RefusedAfter,
    SettingsRefused,
    ProviderFault,

    /// <summary>A picture to start from, or the mask, could not be read or made as the provider takes it; nothing was sent.</summary>
    SourceUnreadable,

    /// <summary>The operator's account there is not in order in a way that has no reason of its own, or nothing there answers.</summary>
    ProviderUnavailable,

    /// <summary>The operator's account at the provider is out of funds.</summary>
    ProviderFunds,

    /// <summary>The provider does not accept the operator's key, or there is none any more.</summary>
    ProviderKey,

    /// <summary>The provider no longer serves this model.</summary>
    ModelGone,

    /// <summary>The provider turned us away for half an hour.</summary>
    RateLimited,
    UnreadableAnswer,
    LostAtProvider,
    TookTooLong,
    OutcomeUnknown,
    DamagedImage,
    NotAnImage,
    TooLargeImage,

    /// <summary>The provider named an address that is not one of its own.</summary>
    UnsafeResult,
    CancelledByUser,
}

/// <summary>What the settled amount rests on.</summary>
public enum SettlementBasis
{
    /// <summary>The units the provider reported.</summary>
    Reported,

    /// <summary>The tokens the provider reported.</summary>
    ReportedTokens,

    /// <summary>The dollars the provider reported.</summary>
    ReportedCost,

    /// <summary>The quote, because this provider reports nothing: its price table counts.</summary>
    Quote,

    /// <summary>The quote, because what was reported cannot be true, or is missing.</summary>
    QuoteInsteadOfAbsurdReport,
}
