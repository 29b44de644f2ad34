"""Every fault the checks can report. A number that is not here cannot be used."""

from __future__ import annotations

from dataclasses import dataclass

RULES = {
    "01-003": "An artifact stands inside tagged content.",
    "01-004": "Tagged content stands inside an artifact.",
    "01-005": "Content is neither tagged nor an artifact.",
    "01-007": "The file calls its own tags suspect.",
    "02-001": "A type of element is not standard and not mapped to a standard one.",
    "02-003": "The role map runs in a circle.",
    "02-004": "A standard type is mapped to another one.",
    "06-001": "There is no metadata.",
    "06-002": "The metadata does not name PDF/UA-1.",
    "06-003": "The metadata has no title.",
    "07-001": "Nothing tells the viewer to show the title.",
    "07-002": "The viewer is told to show the file name, not the title.",
    "09-004": "A part of a table is where it may not be.",
    "09-005": "A part of a list is where it may not be.",
    "09-006": "A part of a table of contents is where it may not be.",
    "09-007": "A part of a ruby text is where it may not be.",
    "09-008": "A part of a warichu is where it may not be.",
    "10-001": "A character cannot be told from its code.",
    "11-001": "The language of the text is not known.",
    "13-004": "A picture has no description.",
    "14-002": "The first heading is not of the first level.",
    "14-003": "A level of headings is skipped.",
    "14-006": "One element holds two headings of the type H.",
    "14-007": "Headings with and without a level are mixed.",
    "15-003": "A header cell does not say which cells it is for.",
    "17-002": "A formula has no description.",
    "19-003": "A note has no ID.",
    "19-004": "Two notes have the same ID.",
    "20-001": "A configuration of layers has no name.",
    "20-002": "The default configuration of layers has no name.",
    "20-003": "Layers are switched by themselves.",
    "21-001": "An attached file has no name.",
    "25-001": "The file holds a form that changes itself.",
    "26-002": "The encryption shuts out screen readers.",
    "28-002": "An annotation does not stand in an element of its own.",
    "28-004": "An annotation has no description.",
    "28-005": "A form field has no description.",
    "28-006": "The kind of an annotation is not known.",
    "28-007": "There is an annotation for trapping.",
    "28-008": "The order of the Tab key is not set on a page with annotations.",
    "28-009": "The Tab key does not follow the structure.",
    "28-010": "A form field does not stand in a Form.",
    "28-011": "A link does not stand in a Link.",
    "28-012": "A link has no description.",
    "28-017": "A printer's mark stands in the structure.",
    "30-001": "A picture is taken from another file.",
    "30-002": "Tagged content is painted more than once.",
    "31-001": "The registries of a font and its table of codes differ.",
    "31-002": "The orderings of a font and its table of codes differ.",
    "31-003": "A font is older than its table of codes.",
    "31-004": "The map from characters to glyphs of a font is not usable.",
    "31-005": "A font has no map from characters to glyphs.",
    "31-006": "A table of codes is neither embedded nor known.",
    "31-007": "A table of codes and its description differ in the direction of writing.",
    "31-008": "A table of codes uses another one that is not known.",
    "31-009": "A font is not embedded.",
    "31-011": "An embedded font lacks a glyph that is used.",
    "31-016": "The width of a glyph is not the one in the font.",
    "31-027": "A font does not say what its codes mean.",
    "31-028": "A code is said to mean the character number zero.",
    "31-029": "A code is said to mean no character.",
    "31-030": "The sign for a missing character is shown.",
    "own-marked": "The file is not tagged.",
    "own-top": "The tree does not begin with one Document.",
    "own-outline": "There are headings, but no outline.",
    "own-labels": "The page labels do not begin with the first page.",
    "own-active": "The file does something by itself.",
    "own-archive": "The file calls itself PDF/A and does not keep its rules.",
    "own-twice": "Two pieces of content of a page have one number.",
    "own-missing": "The tree names content that no page has.",
    "own-parent": "The page and the tree do not agree who owns a content.",
    "own-order": "The tree goes back to an earlier page.",
    "own-form": "Tagged content stands in a form that no page number leads to.",
    "own-empty": "An element holds nothing.",
    "own-box": "A picture does not say where on the page it is.",
    "own-numbering": "A list with labels does not say how it is numbered.",
    "own-rows": "The rows of a table are not of the same length.",
    "own-headers": "A cell names a header cell that is not there.",
    "own-target": "A link leads nowhere.",
    "own-object": "An annotation and the tree do not agree where it belongs.",
    "own-subset": "The name of a part of a font is not of the form ABCDEF+Name.",
}


@dataclass(frozen=True)
class Fault:
    """One fault. ``number`` is one of RULES; ``detail`` says which thing, ``where`` on what page or path."""

    number: str
    detail: str = ""
    where: str = ""

    def __str__(self) -> str:
        more = f" {self.detail}" if self.detail else ""
        place = f" ({self.where})" if self.where else ""
        return f"{self.number} {RULES[self.number]}{more}{place}"
