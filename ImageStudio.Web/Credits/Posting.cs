namespace ImageStudio.Web.Credits;

/// <summary>How a movement ended. Only <see cref="Posted"/> changed anything.</summary>
public enum Posting
{
    Posted,

    /// <summary>The same movement was posted before; its effect stands once.</summary>
    AlreadyPosted,

    /// <summary>The hold was settled or released before.</summary>
    AlreadyEnded,

    /// <summary>The wallet has not enough available credits; for a refund, not as much was settled.</summary>
    Insufficient,

    /// <summary>A budget of the person or of the project is used up.</summary>
    OverBudget,
}
