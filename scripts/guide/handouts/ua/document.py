"""What the file says about itself as a whole: tags, types, title, language, what it may do."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf
from lxml import etree

from ..pdf_tree import HEADINGS, role_map
from .reading import Reading
from .rules import Fault

STANDARD = frozenset("""
    Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6
    L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot
    Ruby RB RT RP Warichu WT WP Figure Formula Form""".split())
_LANGUAGE = re.compile(
    r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?"
    r"(-([\dA-Za-z]{5,8}|\d[\dA-Za-z]{3}))*(-[xX](-[\dA-Za-z]{1,8})+)?")
_UA = "{http://www.aiim.org/pdfua/ns/id/}"
_A = "{http://www.aiim.org/pdfa/ns/id/}"
_TITLE = ("{http://purl.org/dc/elements/1.1/}title//{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li")


def check(read: Reading) -> Iterator[Fault]:
    """Faults of the document as a whole."""
    yield from _tagged(read)
    yield from _roles(read)
    yield from _metadata(read)
    yield from _language(read)
    yield from _layers(read.root.get("/OCProperties", pikepdf.Dictionary()))
    yield from _behaviour(read)
    yield from _finding(read)


def _tagged(read: Reading) -> Iterator[Fault]:
    marks = read.root.get("/MarkInfo", pikepdf.Dictionary())
    if not marks.get("/Marked") or "/StructTreeRoot" not in read.root:
        yield Fault("own-marked")
    if marks.get("/Suspects"):
        yield Fault("01-007")
    if [element.kind for element in read.top] != ["Document"]:
        kinds = ", ".join(element.kind for element in read.top)
        yield Fault("own-top", f"It begins with {kinds or 'nothing'}.")


def _roles(read: Reading) -> Iterator[Fault]:
    roles = role_map(read.pdf)
    for kind in sorted(roles):
        if kind in STANDARD:
            yield Fault("02-004", f"{kind} is mapped to {roles[kind]}.")
        seen, last = [kind], roles[kind]
        while last in roles and last not in seen:
            seen.append(last)
            last = roles[last]
        if last in seen:
            yield Fault("02-003", f"{' to '.join([*seen, last])}.")
    for element in read.elements():
        if element.kind not in STANDARD:
            yield Fault("02-001", f'"{element.kind}" is one.', read.place(element))


def _packet(read: Reading) -> etree._Element | None:
    stream = read.root.get("/Metadata")
    if not isinstance(stream, pikepdf.Stream):
        return None
    try:
        return etree.fromstring(stream.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return None


def _property(packet: etree._Element, name: str) -> str:
    """A simple property, which XMP allows as an element and as an attribute."""
    for found in packet.iter(etree.Element):
        if found.tag == name:
            return (found.text or "").strip()
        if name in found.attrib:
            return found.attrib[name].strip()
    return ""


def _metadata(read: Reading) -> Iterator[Fault]:
    packet = _packet(read)
    if packet is None:
        yield Fault("06-001")
    else:
        if _property(packet, f"{_UA}part") != "1":
            yield Fault("06-002")
        if not (packet.findtext(f".//{_TITLE}") or "").strip():
            yield Fault("06-003")
        if _property(packet, f"{_A}part"):
            yield from _archive(read)
    shown = read.root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle")
    if shown is not True:
        yield Fault("07-001" if shown is None else "07-002")


def _archive(read: Reading) -> Iterator[Fault]:
    """The rules of PDF/A-2 that a change to our own files could break (ISO 19005-2, 6.1 to 6.6)."""
    if "/ID" not in read.pdf.trailer:
        yield Fault("own-archive", "It has no file identifier.")
    intents = read.root.get("/OutputIntents", [])
    if not any(intent.get("/S") == "/GTS_PDFA1" and "/DestOutputProfile" in intent for intent in intents):
        yield Fault("own-archive", "It has no colour profile.")
    if read.pdf.is_encrypted:
        yield Fault("own-archive", "It is encrypted.")
    for found in read.pdf.objects:
        if isinstance(found, pikepdf.Stream) and found.get("/Interpolate"):
            yield Fault("own-archive", "A picture is interpolated.")
    for number, page in enumerate(read.pdf.pages, start=1):
        for annotation in page.obj.get("/Annots", []):
            if int(annotation.get("/F", 0)) & 0b100111 != 0b100:
                yield Fault("own-archive", "An annotation is hidden or not printed.", f"page {number}")


def _language(read: Reading) -> Iterator[Fault]:
    language = str(read.root.get("/Lang", ""))
    if not _LANGUAGE.fullmatch(language):
        yield Fault("11-001", f'The file says "{language}".')
    for element in read.elements():
        own = element.node.get("/Lang")
        if own is not None and not _LANGUAGE.fullmatch(str(own)):
            yield Fault("11-001", f'An element says "{own}".', read.place(element))


def _layers(layers: pikepdf.Dictionary) -> Iterator[Fault]:
    others = [("20-001", configuration) for configuration in layers.get("/Configs", [])]
    for number, configuration in [*others, ("20-002", layers.get("/D"))]:
        if configuration is not None:
            if not str(configuration.get("/Name", "")):
                yield Fault(number)
            if "/AS" in configuration:
                yield Fault("20-003")


def _behaviour(read: Reading) -> Iterator[Fault]:
    form = read.root.get("/AcroForm", pikepdf.Dictionary())
    if "/XFA" in form:
        yield Fault("25-001")
    if read.pdf.is_encrypted and not read.pdf.allow.accessibility:
        yield Fault("26-002")
    for found in read.pdf.objects:
        entries = found if isinstance(found, pikepdf.Dictionary | pikepdf.Stream) else pikepdf.Dictionary()
        attached = entries.get("/Type") == "/Filespec" and "/EF" in entries
        if attached and not ("/F" in entries and "/UF" in entries):
            yield Fault("21-001")
        if entries.get("/Subtype") == "/Form" and "/Ref" in entries:
            yield Fault("30-001")
        if "/JS" in entries or "/AA" in entries:
            yield Fault("own-active")
    if "/JavaScript" in read.root.get("/Names", {}) or "/JS" in _action(read.root):
        yield Fault("own-active")


def _action(root: pikepdf.Dictionary) -> pikepdf.Dictionary:
    action = root.get("/OpenAction")
    return action if isinstance(action, pikepdf.Dictionary) else pikepdf.Dictionary()


def _finding(read: Reading) -> Iterator[Fault]:
    if read.elements("H", *HEADINGS) and "/First" not in read.root.get("/Outlines", {}):
        yield Fault("own-outline")
    labels = read.root.get("/PageLabels")
    if labels is not None and 0 not in dict(pikepdf.NumberTree(labels)):
        yield Fault("own-labels")
