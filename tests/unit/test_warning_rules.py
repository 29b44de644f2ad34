"""The rules about warnings and law: what each takes for a mistake, one phrase at a time.

All words are made up.
"""

import pytest
from support.one_rule import found

WARNING = "\n\nDo not stop a prescribed medicine."


@pytest.mark.parametrize("link", [
    "[signs](get-help.md)", "[signs](get-help.md#now \"Now\")", "[signs][1]\n\n[1]: get-help.md",
    "<a href='get-help.html'>signs</a>",
])
def test_a_link_to_the_signs_is_seen_however_it_is_written(link):
    assert found("warning-sign-link", f"# Side effects\n\n{link}") == []


@pytest.mark.parametrize("body", [
    "[](get-help.md)", "![signs](get-help.md)", "`[signs](get-help.md)`", "<!-- [signs](get-help.md) -->",
    "<a href='get-help.html'></a>", "[signs](uses/get-help.md)", "[signs](https://x.example/get-help.md)",
    "[signs](mailto:get-help.md)",
])
def test_a_link_that_nobody_can_press_leads_nowhere(body):
    assert found("warning-sign-link", f"# Side effects\n\n{body}") == ["# Side effects"]


def test_a_page_in_a_folder_leads_up_to_the_signs():
    assert found("warning-sign-link", "# Harms\n\n[signs](../get-help.md)", src="uses/a.md") == []
    assert found("warning-sign-link", "# Harms\n\n[signs](get-help.md)", src="uses/a.md") == ["# Harms"]
    assert found("warning-sign-link", "# Harms", src="get-help.md") == []


@pytest.mark.parametrize("text", [
    "It is banned.", "France bans it.", "It was banned in 2015.", "An Act of 2015.",
    "It was approved in 2015 [@a].", "The FDA warned of it [@a].", "## France\n\nA decree [@a2015].",
    "It is illegal in 32015 rooms in the US.", "## US\n\n## Other\n\nBanned in 2015.",
    "Nobody told us that it was banned in 2015.",
])
def test_law_without_country_or_date_is_found(text):
    assert len(found("law-undated", text)) == 1


@pytest.mark.parametrize("text", [
    "France banned it in 2015.", "## US\n\n### Now\n\n- Banned in 2015.",
    "In the US it is approved (page without a date) [@a].", "Is it banned?", "Act fast.",
    "The approved way.", "Ask the regulator [@a].", "- US: the FDA [@a].", "the licensed cream [@a]",
    "| US | banned (2015) |",
])
def test_law_with_both_or_no_law_may_stand(text):
    assert found("law-undated", text) == []


@pytest.mark.parametrize("text", [
    "You take a blood thinner.", "Blood\nthinners and `do not stop a prescribed medicine`", "apixaban",
    "<!-- Do not stop a prescribed medicine. --> aspirin",
    "aspirin <b title='Do not stop a prescribed medicine'>x</b>", "It thins your blood.",
    "You may stop a prescribed medicine, aspirin too.",
])
def test_a_blood_thinner_without_a_warning_that_can_be_read_is_found(text):
    assert len(found("blood-thinner-warning", text)) == 1
    assert found("blood-thinner-warning", text + WARNING) == []


@pytest.mark.parametrize("text", ["[x](aspirin.md)", "[@aspirin2015]", "<!-- aspirin -->", "thin skin"])
def test_what_no_reader_sees_names_no_blood_thinner(text):
    assert found("blood-thinner-warning", text) == []


@pytest.mark.parametrize("text", [
    "Avoid aspirin for a week.", "Stop aspirin unless you had a stroke.", "## Avoid aspirin",
    "| Before | Rest. Avoid aspirin. |", "Stop taking your blood thinner.",
    "- No alcohol or aspirin before it.", "You should pause apixaban.",
    "For a week, avoid wine and aspirin.",
])
def test_telling_people_to_do_without_one_is_found_whatever_else_the_page_says(text):
    assert len(found("blood-thinner-warning", text + WARNING)) == 1


@pytest.mark.parametrize("text", [
    "Do not stop aspirin.", "Stop only if the doctor prescribing aspirin says so.", "| Stop | aspirin |",
    "You must not stop warfarin.", "Aspirin should not be stopped.", "Never avoid aspirin.",
    "They may ask you to stop aspirin.", "Stopping aspirin is no way out.",
    "Avoid the sun. Ask about aspirin.", "Do not use it. Avoid aspirin unless it is prescribed.",
])
def test_warning_against_stopping_may_stand(text):
    assert found("blood-thinner-warning", text + WARNING) == []
