namespace ImageStudio.Web.Media;

/// <summary>Where pictures are kept: a folder of the data volume, outside anything that is served.</summary>
public sealed record MediaOptions(string Root);
