"""The structure tree of a tagged PDF, as plain objects that can be walked and changed.

In the file the tree is spread over dictionaries, numbers and references, with pages inherited
from parents and types renamed by a role map. It is read here once, so that the checks and the
finishing see the same tree. A damaged tree is read as far as it goes: circles are cut.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


@dataclass(frozen=True)
class Content:
    """One marked-content sequence of a page. ``page`` counts from 0."""

    page: int
    mcid: int


@dataclass(frozen=True, eq=False)
class Reference:
    """An annotation or a picture that stands in the tree as an object. ``page`` counts from 0, or -1."""

    page: int
    target: pikepdf.Object


@dataclass(eq=False)
class Element:
    """One structure element. ``kind`` is its type after the role map, without the slash."""

    node: pikepdf.Dictionary
    kind: str
    parent: Element | None = None
    kids: list[Element | Content | Reference] = field(default_factory=list)

    @property
    def elements(self) -> list[Element]:
        """The kids that are elements."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.elements:
            yield from kid.walk()

    def contents(self) -> Iterator[Content]:
        """Every piece of page content below, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Content):
                yield kid
            elif isinstance(kid, Element):
                yield from kid.contents()

    def references(self) -> list[Reference]:
        """The objects that stand directly in this element."""
        return [kid for kid in self.kids if isinstance(kid, Reference)]

    def adopt(self, kids: list[Element | Content | Reference]) -> None:
        """Make these the kids of this element."""
        self.kids = list(kids)
        for kid in self.elements:
            kid.parent = self

    def within(self, *kinds: str) -> bool:
        """Whether an element above this one is of one of the kinds."""
        above = self.parent
        while above and above.kind not in kinds:
            above = above.parent
        return above is not None

    @property
    def path(self) -> str:
        """``Document/Part/H2``, for messages."""
        return f"{self.parent.path}/{self.kind}" if self.parent else self.kind


def attribute(element: Element, owner: str, key: str) -> pikepdf.Object | None:
    """The value of an attribute of an element, or None; ``Table`` and ``Scope`` are an owner and a key."""
    entries = element.node.get("/A")
    for entry in entries if isinstance(entries, pikepdf.Array) else [entries]:
        if isinstance(entry, pikepdf.Dictionary) and entry.get("/O") == f"/{owner}" and f"/{key}" in entry:
            return entry[f"/{key}"]
    return None


def forget(node: pikepdf.Dictionary, *keys: str) -> None:
    """Take entries out of a dictionary, if they are there."""
    for key in keys:
        if key in node:
            del node[key]


def page_numbers(pdf: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    """The number of each page, from 0, by the identity of its object."""
    return {page.objgen: number for number, page in enumerate(pdf.pages)}


def role_map(pdf: pikepdf.Pdf) -> dict[str, str]:
    """The role map as it stands, without slashes."""
    entries = pdf.Root.get("/StructTreeRoot", {}).get("/RoleMap", {})
    return {name.removeprefix("/"): str(value).removeprefix("/") for name, value in entries.items()}


def mapped(kind: str, roles: dict[str, str]) -> str:
    """The type that a type stands for in the end; a circle ends where it closes."""
    seen = set()
    while kind in roles and kind not in seen:
        seen.add(kind)
        kind = roles[kind]
    return kind


def read(pdf: pikepdf.Pdf) -> list[Element]:
    """The elements at the top of the structure tree; an empty list when there is no tree."""
    return _Reader(pdf).top()


class _Reader:
    def __init__(self, pdf: pikepdf.Pdf):
        self.root = pdf.Root.get("/StructTreeRoot", pikepdf.Dictionary())
        self.pages, self.roles = page_numbers(pdf), role_map(pdf)
        self.seen: set[tuple[int, int]] = set()

    def top(self) -> list[Element]:
        holder = Element(pikepdf.Dictionary(), "")
        self._fill(holder, self.root.get("/K"), -1)
        for element in holder.elements:
            element.parent = None
        return holder.elements

    def _fill(self, parent: Element, kids: pikepdf.Object | int | None, page: int) -> None:
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            made = self._kid(parent, kid, page)
            if made is not None:
                parent.kids.append(made)

    def _kid(self, parent: Element, kid: pikepdf.Object | int | None,
             page: int) -> Element | Content | Reference | None:
        if not isinstance(kid, pikepdf.Dictionary):
            return None if kid is None else Content(page, int(kid))
        if "/Pg" in kid:
            page = self.pages.get(kid["/Pg"].objgen, -1)
        if kid.get("/Type") == "/MCR":
            return Content(page, int(kid["/MCID"]))
        if kid.get("/Type") == "/OBJR":
            return Reference(page, kid.get("/Obj"))
        if kid.is_indirect and kid.objgen in self.seen:
            return None
        self.seen.add(kid.objgen)
        element = Element(kid, mapped(str(kid.get("/S", "/")).removeprefix("/"), self.roles), parent)
        self._fill(element, kid.get("/K"), page)
        return element
