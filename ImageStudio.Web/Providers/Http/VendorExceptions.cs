namespace ImageStudio.Web.Providers;

/// <summary>No connection was made, so that surely nothing was ordered.</summary>
public sealed class NotSentException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>An answer from which nobody can tell whether the vendor took the order, for example a gateway's time-out.</summary>
public sealed class UnclearAnswerException(string message) : Exception(message);

/// <summary>A question that is about no job was not answered: the status says why.</summary>
public sealed class RefusedException(int status, string detail) : Exception(detail)
{
    public int Status => status;
}

/// <summary>An address that must not be called: not one of the vendor's, not public, or not https.</summary>
public sealed class UnsafeAddressException(string message) : Exception(message);
