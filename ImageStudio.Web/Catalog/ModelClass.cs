namespace ImageStudio.Web.Catalog;

/// <summary>Which credits may pay for a model where a plan has several kinds: advanced models spend monthly credits only.</summary>
public enum ModelClass
{
    Standard,
    Advanced,
}
