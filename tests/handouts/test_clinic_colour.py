"""A clinic's colour can be read on paper, also in grey."""

import colorsys
import tempfile
from pathlib import Path

import pytest
from guide.handouts import clinic, contrast
from hypothesis import configuration, given, settings
from hypothesis import strategies as st

configuration.set_hypothesis_home_dir(Path(tempfile.gettempdir()) / "guide-tests-hypothesis")
THE_SAME = settings(derandomize=True, database=None, deadline=None, max_examples=400)
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def hls(colour):
    return colorsys.rgb_to_hls(*(int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5)))


@pytest.mark.parametrize("one, other, ratio", [
    ("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#767676", "#ffffff", 4.54),
    ("#777777", "#ffffff", 4.48), ("#ff0000", "#ffffff", 4.0), ("#0000ff", "#ffffff", 8.59),
])
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert contrast.contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast.contrast(other, one) == contrast.contrast(one, other)


@pytest.mark.parametrize("colour, grey", [("#ff0000", "#7f7f7f"), ("#0000ff", "#4c4c4c"),
                                          ("#123456", "#333333"),
                                          ("#000001", "#000000"), ("#fff", "#ffffff")])
def test_grey_is_of_the_same_luminance(colour, grey):
    assert contrast.grey(colour) == grey
    assert contrast.luminance(grey) == pytest.approx(contrast.luminance(colour), abs=0.005)


@THE_SAME
@given(COLOURS)
def test_a_readable_colour_reaches_the_contrast_in_colour_and_in_grey(colour):
    found, changed = contrast.readable(colour)
    assert contrast.contrast(found, "#ffffff") >= 4.5
    assert contrast.contrast(contrast.grey(found), "#ffffff") >= 4.5
    assert changed == (found != colour)
    assert contrast.readable(found) == (found, False)


@THE_SAME
@given(COLOURS)
def test_a_colour_that_holds_comes_back_as_it_is(colour):
    if contrast.contrast(colour, "#ffffff") >= 4.6:  # 4.5 and the rounding of its grey
        assert contrast.readable(colour) == (colour, False)


@THE_SAME
@given(COLOURS)
def test_the_hue_stays_and_the_colour_is_no_darker_than_needed(colour):
    found, changed = contrast.readable(colour)
    (hue, light, saturation), (new_hue, new_light, _) = hls(colour), hls(found)
    if changed:
        assert new_light < light
        turn = abs(hue - new_hue)
        vivid = saturation * min(light, 1 - light)  # a pale or greyish colour has hardly a hue to keep
        assert min(turn, 1 - turn) < 0.01 or vivid < 0.1
        assert contrast.contrast(found, "#ffffff") < 4.7


@THE_SAME
@given(COLOURS, COLOURS)
def test_any_background_gets_a_colour_that_can_be_read(colour, against):
    found, _ = contrast.readable(colour, against, 4.0)
    assert contrast.contrast(found, against) >= 4.0


def test_a_dark_background_gets_a_lighter_colour():
    assert contrast.luminance(contrast.readable("#333", "#000000")[0]) > contrast.luminance("#333")


def test_a_contrast_that_nothing_reaches_is_an_error():
    with pytest.raises(ValueError, match="no colour has a contrast of 20 with #777777"):
        contrast.readable("#ff0000", "#777777", 20)


@pytest.mark.parametrize("text", ["", "#", "#12", "#1234", "#12345g", "123456", "#1234567", "#٣٣٣",
                                  "#fff\n", "red"])
def test_what_is_no_colour_is_refused(text):
    with pytest.raises(ValueError, match="is not #rrggbb or #rgb"):
        contrast.normal(text)


def test_a_pale_colour_of_a_clinic_is_darkened_and_noted(tmp_path):
    (tmp_path / "test.yml").write_text('name: Test\nphone: "020 7946 0000"\ncountry: uk\ncolour: "#FC0"\n')
    found, problems = clinic.read(tmp_path / "test.yml", "clinics/test.yml")
    assert (found.colour, problems) == ("#907300", [])
    assert [str(note) for note in found.notes] == [
        "clinics/test.yml:4:1: note clinic-colour: #ffcc00 is too pale to read on paper; #907300 is used."]
