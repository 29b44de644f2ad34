"""A structure tree that was changed, written back into its PDF."""

from __future__ import annotations

import pikepdf

from .pdf_tree import Content, Element, Reference, forget


def write(pdf: pikepdf.Pdf, document: Element) -> None:
    """Write the tree back, with the table that leads from the pages and annotations to it.

    Annotations are numbered in the order in which they are read.
    """
    writer = _Writer(pdf)
    writer.element(document, None)
    root = pdf.Root["/StructTreeRoot"]
    root["/K"] = pikepdf.Array([document.node])
    document.node["/P"] = root
    root["/ParentTree"] = pdf.make_indirect(pikepdf.Dictionary(Nums=writer.numbers()))
    root["/ParentTreeNextKey"] = len(pdf.pages) + len(writer.annotations)


class _Writer:
    def __init__(self, pdf: pikepdf.Pdf):
        self.pdf = pdf
        self.pages: list[dict[int, pikepdf.Dictionary]] = [{} for _ in pdf.pages]
        self.annotations: list[pikepdf.Dictionary] = []

    def element(self, element: Element, parent: pikepdf.Dictionary | None) -> pikepdf.Dictionary:
        if not element.node.is_indirect:
            element.node = self.pdf.make_indirect(element.node)
        node = element.node
        node["/Type"], node["/S"] = pikepdf.Name.StructElem, pikepdf.Name(f"/{element.kind}")
        if parent is not None:
            node["/P"] = parent
        page = next((content.page for content in element.contents()), -1)
        forget(node, "/Pg")
        if page >= 0:
            node["/Pg"] = self.pdf.pages[page].obj
        node["/K"] = pikepdf.Array([self._kid(node, kid, page) for kid in element.kids])
        return node

    def _kid(self, node: pikepdf.Dictionary, kid: Element | Content | Reference,
             page: int) -> pikepdf.Object | int:
        if isinstance(kid, Element):
            return self.element(kid, node)
        if isinstance(kid, Reference):
            kid.target["/StructParent"] = len(self.pages) + len(self.annotations)
            self.annotations.append(node)
            return pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=kid.target, Pg=self.pdf.pages[kid.page].obj)
        self.pages[kid.page][kid.mcid] = node
        if kid.page == page:
            return kid.mcid
        return pikepdf.Dictionary(Type=pikepdf.Name.MCR, MCID=kid.mcid, Pg=self.pdf.pages[kid.page].obj)

    def numbers(self) -> pikepdf.Array:
        """The parent tree: a list for each page, by MCID, then one element for each annotation."""
        entries = pikepdf.Array()
        for number, owners in enumerate(self.pages):
            self.pdf.pages[number].obj["/StructParents"] = number
            row = [owners.get(mcid) for mcid in range(max(owners, default=-1) + 1)]
            entries.extend([number, self.pdf.make_indirect(pikepdf.Array(row))])
        for number, owner in enumerate(self.annotations, start=len(self.pages)):
            entries.extend([number, owner])
        return entries
