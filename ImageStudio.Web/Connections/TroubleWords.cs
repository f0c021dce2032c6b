using ImageStudio.Web.Providers;

namespace ImageStudio.Web.Connections;

/// <summary>What an administrator is told when a provider could not be asked.</summary>
internal static class TroubleWords
{
    public static string Of(Exception trouble) => trouble switch
    {
        RefusedException refused => ConnectionWords.Refused(refused.Status).Words,
        NotSentException => "No connection could be made.",
        UnsafeAddressException => "The address is not one that may be called.",
        OperationCanceledException or TimeoutException => "No answer came in time.",
        _ => "The answer could not be read.",
    };
}
