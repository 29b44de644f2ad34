"""A clinic's logo is a plain picture, or what is wrong is named. All data is test data."""

import base64
import io
import struct
import tempfile
import zlib
from pathlib import Path

import pytest
from guide.handouts import clinic, logo
from hypothesis import HealthCheck, configuration, given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image, PngImagePlugin

configuration.set_hypothesis_home_dir(Path(tempfile.gettempdir()) / "guide-tests-hypothesis")
HEAD = ('<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" viewBox="0 0 100 50">\n')
EMPTY = '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50" viewBox="0 0 100 50"/>'


def short(value):
    return ascii(value)[:40]  # some files are too long for the name of a test


def read(folder, data, name="logo.svg"):
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return logo.read(folder / name, f"clinics/{name}")


def refused(folder, data, name="logo.svg"):
    found, (problem,) = read(folder, data, name)
    assert found is None
    return str(problem).split("\n")[0]


def picture(size=(100, 50), colour=(1, 2, 3), mode="RGB", kind="PNG", **options):
    out = io.BytesIO()
    Image.new(mode, size, colour).save(out, kind, **options)
    return out.getvalue()


def embedded(jpeg):
    return f"data:image/jpeg;base64,{base64.b64encode(jpeg).decode()}"


def bomb(levels):
    parts = "".join(f'<g id="a{at + 1}">' + f'<use href="#a{at}"/>' * 10 + "</g>" for at in range(levels))
    return f'<g id="a0"/>{parts}'


@pytest.mark.parametrize("body, words", [
    ("<script/>", '"<script>" is not allowed'), ("<foreignObject/>", '"<foreignObject>" is not allowed'),
    ("<animate/>", '"<animate>" is not allowed'), ("<set/>", '"<set>" is not allowed'),
    ('<a href="#b"/>', '"<a>" is not allowed'), ("<filter/>", '"<filter>" is not allowed'),
    ('<x:script xmlns:x="http://www.w3.org/1999/xhtml"/>', '"<script>" is not allowed'),
    ('<x:path xmlns:x="urn:other"/>', '"<path>" is not allowed'),
    ('<g onload="x()"/>', '"<g onload>" would run a program.'), ('<g OnClick="x"/>', "would run a program."),
    ('<image href="http://a.example/b.png"/>', '<image> points to "http://a.example/b.png", which is not in'),
    ('<image xlink:href="//a.example/b.png"/>', "<image> points to"),
    ('<image href="b.png"/>', "<image> points to"),
    ('<image href="data:image/svg+xml;base64,AAAA"/>', "<image> points to"),
    ('<image href="data:image/png;base64,AAAA"/>', "In <image>: This is not a PNG"),
    ('<image href="data:image/jpeg;base64,AAAA"/>', "In <image>: The picture is broken"),
    ('<image href="data:image/png;base64,!"/>', "The picture in <image> is broken."),
    ('<use href="other.svg#a"/>', "<use> points to"),
    ('<use href="data:image/png;base64,AAAA"/>', "<use> points to"),
    ('<g style="fill:url(http://a.example)"/>', '"<g style>" uses url() for something outside the file.'),
    ('<g fill="URL( \'a.svg#b\' )"/>', '"<g fill>" uses url() for something outside the file.'),
    ('<g style="fill:\\75rl(http://a.example)"/>', '"<g style>" holds a backslash.'),
    ('<g style="fill:image-set(\'a.png\' 1x)"/>', '"<g style>" uses "image-set()".'),
    ("<style>@import 'a.css';</style>", "<style> holds a rule that begins with @."),
    ("<style>g{fill:url(a.png)}</style>", "<style> uses url() for something outside the file."),
    ("<style>g{fill:u&#x72;l(a.png)}</style>", "<style> uses url() for something outside the file."),
    ('<mask id="m"/><style>g{mask:url(#m)}</style>', "<style> names a part of the file that is no gradient."),
    ('<rect width="nan"/>', '"<rect width>" holds "nan", which is no size.'),
    ('<circle r="-1"/>', 'holds "-1"'),
    ('<path d="M1e999 0"/>', 'holds "e999"'), ('<path d="M nan 0"/>', 'holds "n"'),
    ('<rect x="9e9"/>', 'holds "9e9"'),
    ("<text>Reviewed <tspan>by</tspan></text>", 'In the text of the logo: The words "reviewed by"'),
    ("<text>a\u202eb</text>", "In the text of the logo: This text holds a character that cannot be seen"),
    ('<g id="a"><use href="#a"/></g>', "A part of the logo refers to itself."),
    ('<g id="a" mask="url(#b)"/><mask id="b"><use href="#a"/></mask>', "A part of the logo refers to"),
    ("<image/>" * 5, "The logo holds 5 pictures; 4 are allowed."),
    (f'<image href="{embedded(picture((4001, 1), kind="JPEG"))}"/>', "In <image>: The picture is 4001 × 1"),
    ("<g>" * 70 + "</g>" * 70, "More than 64 parts of the logo stand inside each other."),
    ("<g>" * 9999 + "</g>" * 9999, "The SVG is broken: Excessive depth in document: 256."),
    (bomb(1) + "<g>", "The SVG is broken: "), ("&lol;", "The SVG is broken: Entity 'lol' not defined."),
    ('<g fill="' + "a" * 190000 + '!("/>', '"<g fill>" uses "'),
], ids=short)
def test_what_is_no_plain_drawing_is_refused_by_name(tmp_path, body, words):
    told = refused(tmp_path, f"{HEAD}{body}</svg>")
    assert told.startswith("clinics/logo.svg:2") and words in told


@pytest.mark.parametrize("data, words", [
    (HEAD + bomb(9) + "</svg>", "svg: error clinic-logo: The logo draws more than 10000 shapes."),
    ('<?xml version="1.0"?>\n<!DOCTYPE svg [<!ENTITY a "b">]><svg/>',
     "clinics/logo.svg:2: error clinic-logo: The file holds a DTD"),
    ("<svg/>", 'The file begins with "svg", which is no SVG.'), ("<html/>", "which is no SVG."),
    ("", "is empty."),
    (EMPTY.encode("utf-16"), "This is not UTF-8 text."), ("a", "The SVG is broken"),
    (b"\0", "The SVG is broken"),
    (HEAD + " " * 204800, "The file is larger than 200 KB."),
    ("<svg", "svg:1:5: error clinic-logo: The SVG is broken"),
    *((EMPTY.replace("0 0 100 50", box), words) for box, words in {
        "0 0 NaN 1": "is not four numbers", "0 0 1": "is not four numbers", "0 0 1e999 1": "cannot be inf",
        "0 0 -1 1": "cannot be -1 wide", "0 0 0 1": "cannot be 0 wide", "0 0 81 10": "81 wide and 10 high",
        "0 0 10 41": "10 wide and 41 high"}.items()),
    *((EMPTY.replace(' viewBox="0 0 100 50"', "").replace('"100"', f'"{width}"'), words)
      for width, words in {"100%": "its width is no length", "": "its width is no length",
                           "1 2": "its width is no length", "nan": "which is no size",
                           "1" * 200000 + "q": "which is no size"}.items()),
], ids=short)
def test_a_drawing_without_a_sound_size_or_form_is_refused(tmp_path, data, words):
    assert words in refused(tmp_path, data)


@pytest.mark.parametrize("head, ratio", [('viewBox="0 0 80 10"', 8), ('viewBox="0,0 10,40"', 0.25),
                                         ('width="1in" height="48px"', 2),
                                         ('viewBox="0 0 4 2" width="9"', 2)])
def test_the_size_of_a_drawing_is_read(tmp_path, head, ratio):
    found, problems = read(tmp_path, f'<svg xmlns="http://www.w3.org/2000/svg" {head}/>')
    assert problems == [] and found.ratio == ratio
    root = etree.fromstring(found.svg)
    assert float(root.get("width")) / float(root.get("height")) == ratio and root.get("viewBox")


def test_a_drawing_is_read_as_utf8_whatever_it_says(tmp_path):
    text = f'<?xml version="1.0" encoding="ISO-8859-1"?>\n{HEAD}<text>ä</text></svg>'
    assert "<text>ä</text>" in read(tmp_path, text)[0].svg


def test_what_nobody_sees_is_left_out(tmp_path):
    hidden = ('<?xml-stylesheet href="SECRET"?>' + HEAD + '<!-- SECRET --><title>SECRET</title>SECRET'
              '<desc>SECRET</desc><metadata><x xmlns="urn:SECRET">SECRET</x></metadata>'
              '<inkscape:SECRET><script/></inkscape:SECRET><?SECRET?><g data-a="SECRET" aria-label="SECRET" '
              'inkscape:label="SECRET" xml:base="http://SECRET">SECRET</g></svg>')
    found, problems = read(tmp_path, hidden)
    assert problems == [] and found.notes == ()
    assert found.svg == ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50" width="100" '
                         'height="50"><g/></svg>')


def test_a_usual_drawing_stays_as_it_is(tmp_path):
    body = ('<defs><linearGradient id="a"><stop offset="0" stop-color="rgb(1,2,3)"/></linearGradient></defs>'
            '<style>.b{fill:url(#a);}</style><g transform="translate(1 2) rotate(3)">'
            '<path class="b" d="M0 0h1.5e1z"/><use xlink:href="#a" x="5%"/></g>'
            '<text x="1 2">Test <tspan>text</tspan> here</text>')
    titled = body.replace("Test ", "<title>Gone</title>Test ").replace(" here", "<desc>Gone</desc> here")
    found, problems = read(tmp_path, f"{HEAD}{titled}</svg>")
    assert problems == []
    shapes = found.svg.partition(">")[2].removesuffix("</svg>")
    assert shapes == body
    assert [str(note) for note in found.notes] == [
        "clinics/logo.svg:2: note clinic-logo: The logo holds text, which is set in whatever font there is. "
        "Turn it into paths to keep its look."]


def test_a_picture_inside_a_drawing_is_written_anew(tmp_path):
    data = picture(kind="JPEG", comment=b"SECRET")
    assert b"SECRET" in data
    found, problems = read(tmp_path, f'{HEAD}<image href="{embedded(data)}"/></svg>')
    assert problems == []
    kind, _, inside = etree.fromstring(found.svg)[0].get("href").partition(",")
    assert kind == "data:image/png;base64" and b"SECRET" not in base64.b64decode(inside)


def test_a_png_keeps_its_pixels_and_nothing_else(tmp_path):
    about = PngImagePlugin.PngInfo()
    about.add_text("Comment", "SECRET")
    data = picture(pnginfo=about, dpi=(72, 72), icc_profile=b"SECRET") + b"SECRET"
    found, problems = read(tmp_path, data, "logo.png")
    assert problems == [] and (found.kind, found.ratio, found.svg) == ("png", 2, "")
    with Image.open(io.BytesIO(found.data)) as new:
        assert (new.size, new.mode, new.getpixel((5, 5)), new.info) == ((100, 50), "RGB", (1, 2, 3), {})
    assert b"SECRET" not in found.data
    for same in (picture(), found.data):
        assert read(tmp_path, same, "logo.png")[0].data == found.data
    assert found.data_uri.startswith("data:image/png;base64,")


@pytest.mark.parametrize("mode, colour, options", [
    ("RGBA", (9, 9, 9, 0), {}), ("RGB", (9, 9, 9), {"transparency": (9, 9, 9)}), ("LA", (9, 0), {}),
])
def test_what_a_transparent_part_hides_is_gone(tmp_path, mode, colour, options):
    found, _ = read(tmp_path, picture(colour=colour, mode=mode, **options), "logo.png")
    with Image.open(io.BytesIO(found.data)) as new:
        assert (new.mode, new.getpixel((5, 5))) == ("RGBA", (0, 0, 0, 0))


def with_size(width, height):
    header = b"IHDR" + struct.pack(">II", width, height) + picture()[24:29]
    return picture()[:12] + header + struct.pack(">I", zlib.crc32(header)) + picture()[33:]


@pytest.mark.parametrize("data, words", [
    (picture((100, 39)), "The logo is 39 pixels high; it needs at least 40."),
    (b"GIF89a", "This is not a PNG"),
    (with_size(50000, 50000), "The picture is 50000 × 50000 pixels."),
    (with_size(4001, 40), "is 4001 × 40 pixels."),
    (with_size(0, 50), "is 0 × 50 pixels."), (picture()[:60], "is broken, or cut off"),
    (picture()[:30], "is broken"),
    (picture()[:50] + b"XXXX" + picture()[54:], "is broken"), (picture(kind="JPEG"), "This is not a PNG"),
    (picture((400, 49)), "400 wide and 49 high"), (picture((10, 50)), "10 wide and 50 high"),
    (b"", "is empty"),
    (picture(save_all=True, append_images=[Image.new("RGB", (100, 50))]), "The picture is animated."),
    (picture(mode="I;16", colour=9), "has 16-bit greys"),
    (b"\x89PNG" + b"\0" * 2097152, "larger than 2048 KB."),
], ids=short)
def test_a_png_that_does_not_fit_is_refused(tmp_path, data, words):
    told = refused(tmp_path, data, "logo.png")
    assert told.startswith("clinics/logo.png: error clinic-logo: ") and words in told


def test_a_logo_is_only_taken_from_the_folder_of_its_clinic(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "logo.svg").write_text(EMPTY)
    (tmp_path / "in" / "logo.svg").symlink_to(tmp_path / "logo.svg")
    (tmp_path / "in" / "test.yml").write_text("name: T\nphone: 020 7946 0000\ncountry: uk\nlogo: logo.svg\n")
    found, problems = clinic.read(tmp_path / "in" / "test.yml", "clinics/test.yml")
    assert found is None
    assert str(problems[0]).startswith("clinics/logo.svg: error clinic-logo: This is a link to a file")
    assert logo.read(tmp_path / "in" / "logo.gif")[1][0].message == "A logo is a .svg or a .png file."


PIECES = ["<g>", "</g>", "<use href='#a'/>", "<g id='a'/>", "<", ">", "<path d='", "'/>", "<!--", "-->",
          "<![CDATA[", "]]>", "<text>", "</text>", "<style>", "</style>", "url(#a)", "&#0;", "&amp;",
          "<image href='data:image/png;base64,'/>"]
DRAWINGS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=9).map(
    lambda parts: (HEAD + "".join(parts) + "</svg>").encode())
SPOILT = st.tuples(st.integers(8, 120), st.binary(max_size=9)).map(
    lambda odd: picture()[:odd[0]] + odd[1] + picture()[odd[0] + len(odd[1]):])


@settings(derandomize=True, database=None, deadline=None, max_examples=300,
          suppress_health_check=list(HealthCheck))
@given(data=st.binary(max_size=60) | DRAWINGS | SPOILT)
def test_any_bytes_at_all_are_a_logo_or_a_problem(tmp_path, data):
    for name in ("logo.svg", "logo.png"):
        found, problems = read(tmp_path, data, name)
        assert (found is None) == bool(problems)
