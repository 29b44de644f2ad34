"""For every fault that can be reported, what has to be done to a good PDF to earn it."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator
from guide.handouts import pdf_tree


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


def wrap(kind, kid="P"):
    """Put a new element between an element and what is in it."""
    def change(pdf):
        node = nodes(pdf, kid)[0]
        inner = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), P=node, K=node.K))
        node.K = Array([inner])
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
    def marks(operands, operator, done=[]):  # noqa: B006 - one list for each function made
        here = operator == "BDC" and (operands[0] == "/Artifact") == outer_is_artifact
        inner = ([Name.Span, Dictionary(MCID=0)] if outer_is_artifact else [Name.Artifact, Dictionary()], "BDC")
        return [(operands, operator), inner, ([], "EMC")] if here else [(operands, operator)]
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
        made = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name(f"/{subtype}"), Rect=[0, 0, 9, 9], F=4))
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


NAMED = Dictionary(Name="a")
WIDGET = {"FT": Name.Tx, "T": pikepdf.String("t")}
ROWS = (
    ("01-003", mark_within(False)),
    ("01-004", mark_within(True)),
    ("01-005", draw(b"0 0 5 5 re f")),
    ("01-005", draw(b"/Span <</MCID 900>> BDC 0 0 5 5 re f EMC")),
    ("01-007", put_root(MarkInfo=Dictionary(Marked=True, Suspects=True))),
    ("02-001", retype("Caption", "Title")),
    ("02-003", several(retype("Caption", "Aa"), lambda pdf: put_root()(pdf) or pdf.Root.StructTreeRoot.__setitem__(
        "/RoleMap", Dictionary(Aa=Name.Bb, Bb=Name.Aa)))),
    ("02-004", lambda pdf: pdf.Root.StructTreeRoot.__setitem__("/RoleMap", Dictionary(H1=Name.P))),
    ("06-001", put_root(Metadata=None)),
    ("06-001", metadata(b"</x:xmpmeta>", b"")),
    ("06-002", metadata(b"<pdfuaid:part>1<", b"<pdfuaid:part>2<")),
    ("06-003", metadata(b">A test sheet<", b"><")),
    ("07-001", put_root(ViewerPreferences=None)),
    ("07-002", put_root(ViewerPreferences=Dictionary(DisplayDocTitle=False))),
    ("09-004", retype("TR", "Div")),
    ("09-004", retype("TD", "P")),
    ("09-004", retype("THead", "P")),
    ("09-005", retype("LBody", "P")),
    ("09-005", retype("LI", "P")),
    ("09-005", retype("L", "Div")),
    ("09-005", add_element("Lbl")),
    ("09-005", caption_amid),
    ("09-006", add_element("TOC", kids=1)),
    ("09-006", add_element("TOCI")),
    ("09-007", add_element("Ruby", kids=1)),
    ("09-008", add_element("WT")),
    ("10-001", meaning(b"<0020>", b"")),
    ("11-001", put_root(Lang=None)),
    ("11-001", put_root(Lang=pikepdf.String("English"))),
    ("11-001", put("P", Lang=pikepdf.String(""))),
    ("13-004", put("Figure", Alt=None)),
    ("13-004", put("Figure", Alt=pikepdf.String(" "))),
    ("14-002", retype("H1", "H2")),
    ("14-003", retype("H2", "H3")),
    ("14-006", several(*[retype(kind, "H", place) for kind, place in (("H1", 0), ("H2", 0))])),
    ("14-007", retype("H2", "H", 1)),
    ("15-003", put("TH", A=None)),
    ("17-002", add_element("Formula")),
    ("19-003", add_element("Note")),
    ("19-004", two_notes),
    ("20-001", layers(D=NAMED, Configs=Array([Dictionary()]))),
    ("20-002", layers(D=Dictionary(Name=""))),
    ("20-003", layers(D=Dictionary(Name="a", AS=Array()))),
    ("21-001", lambda pdf: pdf.Root.__setitem__("/Test", pdf.make_indirect(
        Dictionary(Type=Name.Filespec, F="a", EF=Dictionary())))),
    ("25-001", put_root(AcroForm=Dictionary(XFA=Array()))),
    ("26-002", encrypt),
    ("28-002", annotate(Contents=pikepdf.String("a"))),
    ("28-004", annotate(owner="Annot")),
    ("28-005", annotate("Widget", "Form", **WIDGET)),
    ("28-006", annotate("Newest", "Annot", Contents=pikepdf.String("a"))),
    ("28-007", annotate("TrapNet")),
    ("28-008", pages(Tabs=None)),
    ("28-009", pages(Tabs=Name.R)),
    ("28-010", annotate("Widget", TU=pikepdf.String("a"), **WIDGET)),
    ("28-011", retype("Link", "Span")),
    ("28-012", link(Contents=None)),
    ("28-017", annotate("PrinterMark", "Annot")),
    ("30-001", form(mark=b"", Ref=Dictionary())),
    ("30-002", form(2)),
    ("31-001", codes(Registry="Other")),
    ("31-002", codes(Ordering="Other")),
    ("31-003", codes(Supplement=3)),
    ("31-004", font("inner", CIDToGIDMap=Name.Other)),
    ("31-005", font("inner", CIDToGIDMap=None)),
    ("31-006", font(Encoding=Name("/Mine-H"))),
    ("31-007", codes(b"/WMode 1 def")),
    ("31-007", codes(wmode=1)),
    ("31-008", codes(b"/Mine-H usecmap")),
    ("31-009", font("descriptor", FontFile2=None)),
    ("31-009", lambda pdf: font("descriptor", FontFile2=pdf.make_stream(b"no font"))(pdf)),
    ("31-011", show(b"FFF0")),
    ("31-016", font("inner", W=Array())),
    ("31-027", font(ToUnicode=None)),
    ("31-028", meaning(b"<0020>", b"<0000>")),
    ("31-029", meaning(b"<0020>", b"<FEFF>")),
    ("31-030", show(b"0000")),
    ("own-marked", put_root(MarkInfo=None)),
    ("own-marked", put_root(StructTreeRoot=None)),
    ("own-top", retype("Document", "Part")),
    ("own-outline", put_root(Outlines=None)),
    ("own-labels", put_root(PageLabels=Dictionary(Nums=Array([1, Dictionary(S=Name.D)])))),
    ("own-active", put_root(OpenAction=Dictionary(S=Name.JavaScript, JS="a"))),
    ("own-active", put_root(Names=Dictionary(JavaScript=Dictionary(Names=Array())))),
    ("own-active", pages(AA=Dictionary())),
    ("own-archive", put_root(OutputIntents=None)),
    ("own-archive", link(F=0)),
    ("own-twice", draw(b"/Span <</MCID 0>> BDC EMC")),
    ("own-twice", lambda pdf: nodes(pdf, "H1")[0].K.append(0)),
    ("own-missing", lambda pdf: nodes(pdf, "H1")[0].K.append(900)),
    ("own-parent", first_parents(lambda pdf: nodes(pdf, "Part")[0])),
    ("own-parent", lambda pdf: pdf.Root.StructTreeRoot.ParentTree.Nums[1].append(nodes(pdf, "H1")[0])),
    ("own-order", backwards),
    ("own-form", form()),
    ("own-empty", add_element("P")),
    ("own-box", put("Figure", A=None)),
    ("own-box", put("Figure", A=Dictionary(O=Name.Layout, BBox=[0, 0, 9000, 9]))),
    ("own-numbering", put("L", A=None)),
    ("own-numbering", put("L", 2, A=Dictionary(O=Name.List, ListNumbering=Name.Disc))),
    ("own-rows", put("TD", 2, A=None)),
    ("own-headers", put("TD", A=Dictionary(O=Name.Table, Headers=Array([pikepdf.String("none")])))),
    ("own-target", link(A=None)),
    ("own-target", link(A=None, Dest=pikepdf.String("nowhere"))),
    ("own-object", link(StructParent=None)),
    ("own-object", link(StructParent=0)),
    ("own-subset", font(BaseFont=Name.Serif)),
)
