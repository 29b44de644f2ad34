"""What a PDF says about itself: title, language, the standards it was made for."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pikepdf

_PDFUA = "http://www.aiim.org/pdfua/ns/id/"
_PDFA = "http://www.aiim.org/pdfa/ns"

# PDF/A allows only properties it knows; this tells it of the one that PDF/UA adds.
_EXTENSION = f"""  <rdf:Description rdf:about="" xmlns:pdfaid="{_PDFA}/id/">
   <pdfaid:part>2</pdfaid:part>
   <pdfaid:conformance>A</pdfaid:conformance>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdfaExtension="{_PDFA}/extension/"
    xmlns:pdfaSchema="{_PDFA}/schema#" xmlns:pdfaProperty="{_PDFA}/property#">
   <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>{_PDFUA}</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
     <pdfaProperty:name>part</pdfaProperty:name>
     <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
     <pdfaProperty:category>internal</pdfaProperty:category>
     <pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
   </rdf:li></rdf:Bag></pdfaExtension:schemas>
  </rdf:Description>
"""

# What the file says about itself, and how XMP writes it.
_PROPERTIES = (
    ("/Title", '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">', "</rdf:li></rdf:Alt></dc:title>"),
    ("language", "<dc:language><rdf:Bag><rdf:li>", "</rdf:li></rdf:Bag></dc:language>"),
    ("/Author", "<dc:creator><rdf:Seq><rdf:li>", "</rdf:li></rdf:Seq></dc:creator>"),
    ("/Subject", '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">',
     "</rdf:li></rdf:Alt></dc:description>"),
    ("/Keywords", "<pdf:Keywords>", "</pdf:Keywords>"),
    ("/Creator", "<xmp:CreatorTool>", "</xmp:CreatorTool>"),
    ("/Producer", "<pdf:Producer>", "</pdf:Producer>"),
)


def is_finished(pdf: pikepdf.Pdf) -> bool:
    """Whether ``write`` was at work here: WeasyPrint names no language in its metadata."""
    stream = pdf.Root.get("/Metadata")
    return isinstance(stream, pikepdf.Stream) and b"dc:language" in stream.read_bytes()


def write(pdf: pikepdf.Pdf, title: str, language: str) -> None:
    """Title, language, standards and the colour profile's purpose. No date is kept.

    PDF/A-2a is named only where a colour profile is there and nothing is attached.
    """
    archival = "/OutputIntents" in pdf.Root and "/EmbeddedFiles" not in pdf.Root.get("/Names", {})
    known = {key: str(value) for key, value in pdf.docinfo.items() if not key.endswith("Date")}
    known["/Title"] = title
    if archival:
        _archive(pdf)
    pdf.trailer["/Info"] = pdf.make_indirect(pikepdf.Dictionary(
        {key: pikepdf.String(value) for key, value in sorted(known.items())}))
    pdf.Root["/Lang"] = pikepdf.String(language)
    pdf.Root["/MarkInfo"] = pikepdf.Dictionary(Marked=True, Suspects=False)
    pdf.Root["/ViewerPreferences"] = pikepdf.Dictionary(DisplayDocTitle=True)
    metadata = pdf.make_stream(_packet(known, language, archival).encode())
    metadata["/Type"], metadata["/Subtype"] = pikepdf.Name.Metadata, pikepdf.Name.XML
    pdf.Root["/Metadata"] = metadata


def _archive(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/OutputIntents"] = pikepdf.Array([pdf.Root["/OutputIntents"][0]])
    pdf.Root["/OutputIntents"][0]["/S"] = pikepdf.Name.GTS_PDFA1
    for found in pdf.objects:
        if isinstance(found, pikepdf.Stream) and found.get("/Interpolate"):
            found["/Interpolate"] = False


def _packet(known: dict[str, str], language: str, archival: bool) -> str:
    about = known | {"language": language}
    lines = "\n".join(f"   {before}{escape(about[key])}{after}" for key, before, after in _PROPERTIES
                      if key in about)
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
{lines}
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdfuaid="{_PDFUA}">
   <pdfuaid:part>1</pdfuaid:part>
  </rdf:Description>
{_EXTENSION if archival else ""} </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
