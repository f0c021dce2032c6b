namespace ImageStudio.Web.Accounts;

/// <summary>On an endpoint whose answers browsers keep: using it does not renew the session, so that no cookie is kept with them.</summary>
public sealed class LeavesSessionAlone;
