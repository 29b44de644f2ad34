"""Ways to break a good PDF: each function gives a change for ``sheet.changed``."""

from __future__ import annotations

import pikepdf
from guide.handouts import pdf_tree
from pikepdf import Array, Dictionary, Name, Operator


def nodes(pdf: pikepdf.Pdf, kind: str) -> list[Dictionary]:
    """The elements of one type, in reading order."""
    return [element.node for top in pdf_tree.read(pdf) for element in top.walk() if element.kind == kind]


def put(kind: str, place: int = 0, **entries):
    """Set entries of an element; None takes one away."""
    def change(pdf):
        _set(nodes(pdf, kind)[place], entries)
    return change


def put_root(**entries):
    def change(pdf):
        _set(pdf.Root, entries)
    return change


def roles(**entries):
    def change(pdf):
        pdf.Root.StructTreeRoot.RoleMap = Dictionary(**entries)
    return change


def _set(node, entries):
    for key, value in entries.items():
        if value is not None:
            node[f"/{key}"] = value
        elif f"/{key}" in node:
            del node[f"/{key}"]


def retype(kind, other, place=0):
    return put(kind, place, S=Name(f"/{other}"))


def several(*changes):
    def change(pdf):
        for each in changes:
            each(pdf)
    return change


def add_element(kind, parent="Part", kids=0, **entries):
    """A new element at the end of another, with so many empty paragraphs in it."""
    def change(pdf):
        above = nodes(pdf, parent)[0]
        made = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), P=above, K=Array()))
        _set(made, entries)
        for _ in range(kids):
            made.K.append(pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=made, K=Array())))
        above.K.append(made)
    return change


def draw(content: bytes, page=0, first=False):
    """More content on a page, outside all marks."""
    def change(pdf):
        pdf.pages[page].contents_add(content, prepend=first)
    return change


def edit(change_marks):
    """Run over the content of the first page: a function of operands and operator gives what stands there."""
    def change(pdf):
        page = pdf.pages[0]
        made = []
        for instruction in pikepdf.parse_content_stream(page):
            made += change_marks(list(instruction.operands), str(instruction.operator))
        page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(
            [pikepdf.ContentStreamInstruction(operands, Operator(operator)) for operands, operator in made]))
    return change


def mark_within(outer_is_artifact):
    """One more mark within the first mark of the other sort."""
    inner = [Name.Span, Dictionary(MCID=0)] if outer_is_artifact else [Name.Artifact, Dictionary()]

    def marks(operands, operator):
        here = operator == "BDC" and (operands[0] == "/Artifact") == outer_is_artifact
        return [(operands, operator), *([(inner, "BDC"), ([], "EMC")] if here else [])]
    return edit(marks)


def metadata(before, after):
    def change(pdf):
        packet = pdf.Root.Metadata.read_bytes()
        assert before in packet
        pdf.Root.Metadata = pdf.make_stream(packet.replace(before, after))
    return change


def annotate(subtype="Square", owner=None, **entries):
    """One more annotation on the first page, in an element of its own if one is named."""
    def change(pdf):
        made = pdf.make_indirect(Dictionary(
            Type=Name.Annot, Subtype=Name(f"/{subtype}"), Rect=[0, 0, 9, 9], F=4))
        _set(made, entries)
        pdf.pages[0].obj.Annots.append(made)
        if subtype == "Widget":
            pdf.Root.AcroForm = Dictionary(Fields=Array([made]))
        if owner:
            add_element(owner)(pdf)
            nodes(pdf, owner)[-1].K = Array([Dictionary(Type=Name.OBJR, Obj=made, Pg=pdf.pages[0].obj)])
    return change


def link(**entries):
    def change(pdf):
        _set(pdf.pages[0].obj.Annots[0], entries)
    return change


def pages(**entries):
    def change(pdf):
        _set(pdf.pages[0].obj, entries)
    return change


def font(part="", **entries):
    """Change the fonts, their descendants or their descriptors."""
    def change(pdf):
        for found in pdf.pages[0].obj.Resources.Font.values():
            node = found.DescendantFonts[0] if part else found
            _set(node.FontDescriptor if part == "descriptor" else node, entries)
    return change


def meaning(before, after):
    def change(pdf):
        for found in pdf.pages[0].obj.Resources.Font.values():
            table = found.ToUnicode.read_bytes()
            found.ToUnicode = pdf.make_stream(table.replace(before, after))
    return change


def codes(text=b"", wmode=0, **system):
    """A table of codes of our own in place of the known one."""
    def change(pdf):
        info = Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0)
        _set(info, system)
        made = pdf.make_stream(text)
        made.CIDSystemInfo, made.WMode = info, wmode
        for found in pdf.pages[0].obj.Resources.Font.values():
            found.Encoding = made
    return change


def show(code: bytes):
    """Show one more code of the first font, as an artifact."""
    def change(pdf):
        name = sorted(pdf.pages[0].obj.Resources.Font.keys())[0]
        text = b"/Artifact BMC BT %s 9 Tf <%s> Tj ET EMC" % (name.encode(), code)
        pdf.pages[0].contents_add(text)
    return change


def form(times=1, mark=b"/Span <</MCID 900>> BDC 0 0 1 1 re f EMC", **entries):
    """A form that is painted so many times."""
    def change(pdf):
        made = pdf.make_stream(mark)
        made.Type, made.Subtype, made.BBox = Name.XObject, Name.Form, [0, 0, 9, 9]
        _set(made, entries)
        resources = pdf.pages[0].obj.Resources
        resources.XObject = Dictionary(Fm=made)
        pdf.pages[0].contents_add(b"/Fm Do " * times)
    return change


def first_parents(entry):
    def change(pdf):
        pdf.Root.StructTreeRoot.ParentTree.Nums[1][0] = entry(pdf)
    return change


def backwards(pdf):
    part = nodes(pdf, "Part")[0]
    part.K = Array(reversed(list(part.K)))


def encrypt(pdf):
    return {"encryption": pikepdf.Encryption(owner="o", user="", R=3, aes=False, metadata=False,
                                             allow=pikepdf.Permissions(accessibility=False))}


def caption_amid(pdf):
    add_element("Caption", "L", kids=1)(pdf)
    items = nodes(pdf, "L")[0].K
    items.insert(1, items.pop())


def two_notes(pdf):
    several(add_element("Note", ID=pikepdf.String("n")), add_element("Note", ID=pikepdf.String("n")))(pdf)


def layers(**entries):
    return put_root(OCProperties=Dictionary(OCGs=Array(), **entries))
