namespace ImageStudio.Web;

/// <summary>The site cannot start; the message says in words what the operator has to change.</summary>
public sealed class StartupException(string message) : Exception(message);
