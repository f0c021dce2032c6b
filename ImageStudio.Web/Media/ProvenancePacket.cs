using System.Xml;
using System.Xml.Linq;

namespace ImageStudio.Web.Media;

/// <summary>Writes <see cref="ImageProvenance"/> as an XMP packet in the terms of IPTC Photo Metadata 2025.1.</summary>
internal static class ProvenancePacket
{
    private static readonly XNamespace Meta = "adobe:ns:meta/";
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Iptc = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";

    /// <summary>Null when the picture claims nothing.</summary>
    public static string? For(ImageProvenance provenance) =>
        provenance.DigitalSourceType is { } sourceType ? Write(sourceType, provenance.AISystemUsed ?? "") : null;

    private static string Write(string sourceType, string system)
    {
        var description = new XElement(
            Rdf + "Description",
            new XAttribute(Rdf + "about", ""),
            new XAttribute(XNamespace.Xmlns + "Iptc4xmpExt", Iptc),
            new XElement(Iptc + "DigitalSourceType", sourceType),
            new XElement(Iptc + "AISystemUsed", OnlyXmlCharacters(system)));
        var meta = new XElement(
            Meta + "xmpmeta",
            new XAttribute(XNamespace.Xmlns + "x", Meta),
            new XElement(Rdf + "RDF", new XAttribute(XNamespace.Xmlns + "rdf", Rdf), description));

        return $"<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n{meta}\n<?xpacket end=\"w\"?>";
    }

    private static string OnlyXmlCharacters(string text) => string.Concat(text.Where(XmlConvert.IsXmlChar));
}
