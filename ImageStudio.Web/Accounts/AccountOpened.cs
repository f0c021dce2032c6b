namespace ImageStudio.Web.Accounts;

/// <summary>
/// What other rooms do for a new account, wired in Program.cs. Called after registration and again at each sign-in, because a process can
/// end between the two; it must therefore be repeatable.
/// </summary>
public delegate Task AccountOpened(Guid userId, CancellationToken cancellationToken);
