"""The script, from an identifier to an entry in references.bib."""

import json

import pytest
from guide import bibliography, bibtex

TODO = {"studytype", "participants", "finding", "read", "checked", "details", "limits", "topics"}


def entry(root, key):
    return {entry["key"]: entry for entry in bibtex.read((root / "references.bib").read_text("utf-8"))}[key]


def facts(found):
    return {name: value for name, value in found["fields"].items() if name not in TODO}


def test_a_doi_becomes_an_entry_with_what_crossref_says(standin, add, root):
    standin.gives("crossref_article.json")
    assert add("https://doi.org/10.5555/test.data(1)") == 0
    found = entry(root, "oneillluk2020")
    assert found["type"] == "article"
    assert found["authors"] == [["O\u2019Neill-\u0141uk", "\u00c1ine"], ["van der Berg", "Jan"],
                                ["Test and Data Group", ""]]
    assert facts(found) == {
        "title": "Test data: S. aureus & 10\u207b\u2076 mol, 5% {DNA} of caf\u00e9_au_lait, p < 0.05: "
                 "A RCT with E. coli",
        "journal": "Journal of Test Data & Examples", "year": "2020", "volume": "12", "number": "3",
        "pages": "S101--S110", "publisher": "Example Press", "doi": "10.5555/test.data(1)",
        "url": "https://doi.org/10.5555/test.data(1)"}


def test_a_pubmed_number_becomes_an_entry_with_what_pubmed_says(standin, add, root):
    standin.gives("pubmed_article.xml")
    assert add("123456") == 0
    found = entry(root, "muller1998")
    assert found["authors"] == [["M\u00fcller", "Anna B"], ["Test Data Group", ""], ["others", ""]]
    assert facts(found) == {
        "title": "Test data on H\u2082O & E. coli in 100% of 5_6 groups", "journal": "Journal of test data",
        "year": "1998", "volume": "7", "number": "2", "pages": "462--8", "doi": "10.5555/test.pubmed",
        "pmid": "123456", "pmcid": "PMC7654321", "url": "https://doi.org/10.5555/test.pubmed"}


def test_an_isbn_becomes_an_entry_with_what_open_library_says(standin, add, root, capsys):
    standin.gives("open_library.json")
    assert add("0-8044-2957-x") == 0
    found = entry(root, "example1998")
    assert found["type"] == "book"
    assert found["authors"] == [["Maria de la Example", ""], ["Second Other", ""]]
    assert facts(found) == {"title": "Test data: an example & its 100% fit", "year": "1998",
                            "publisher": "Example Press", "isbn": "9780804429573"}
    assert "Family, Given" in capsys.readouterr().err


def test_what_a_person_must_judge_is_left_open(standin, add, root):
    standin.gives("crossref_article.json")
    add("10.5555/test.data(1)")
    fields = entry(root, "oneillluk2020")["fields"]
    assert {name for name, value in fields.items() if value.startswith("TODO: ")} == TODO
    assert TODO >= set(bibliography.REQUIRED) - {"title"}
    assert set(fields) <= set(bibliography.KNOWN)


def test_the_end_of_a_run_names_key_place_fields_and_citation(standin, add, root, capsys):
    standin.gives("crossref_article.json")
    add("10.5555/test.data(1)")
    said = capsys.readouterr().out.splitlines()
    lines = (root / "references.bib").read_text("utf-8").splitlines()
    line = lines.index("@article{oneillluk2020,") + 1
    assert said == [f"oneillluk2020 is in references.bib:{line}.",
                    "Fill in by hand: studytype, participants, finding, read, checked, details, limits, "
                    "topics.",
                    "Cite it as [@oneillluk2020]."]


def test_a_dry_run_shows_the_entry_and_writes_nothing(standin, add, root, capsys):
    standin.gives("crossref_article.json")
    before = (root / "references.bib").read_bytes()
    assert add("10.5555/test.data(1)", "--dry-run") == 0
    shown = capsys.readouterr().out
    assert "Nothing was written." in shown
    assert (root / "references.bib").read_bytes() == before
    add("10.5555/test.data(1)")
    assert shown.split("\n\n")[0] in (root / "references.bib").read_text("utf-8").split("\n\n")[-1]


def test_a_retraction_in_crossref_is_told_and_kept(standin, add, root, capsys):
    standin.gives("crossref_retracted.json")
    assert add("10.5555/test.retracted") == 0
    warned = capsys.readouterr().err
    limits = entry(root, "beta2018")["fields"]["limits"]
    for words in ("retraction (10.5555/test.notice, 2021-05-06)",
                  "expression of concern (10.5555/test.concern, 2020-01)", 'begins with "RETRACTED"'):
        assert words in warned and words in limits
    assert warned.startswith("WARNING") and warned.count("test.notice") == 1
    assert limits.startswith("TODO: ")


def test_a_retraction_in_pubmed_is_told_and_kept(standin, add, root, capsys):
    standin.gives("pubmed_retracted.xml")
    assert add("PMID:123456") == 0
    warned = capsys.readouterr().err
    limits = entry(root, "test2018")["fields"]["limits"]
    for words in ("PubMed says that it has been retracted.", "retraction (J Test Data. 2021", "PubMed 222"):
        assert words in warned and words in limits
    assert "221" not in warned, "a comment is no retraction"


def test_a_notice_of_retraction_is_told_apart(standin, add, capsys):
    answer = {"message": {"DOI": "10.5555/notice", "type": "journal-article", "title": ["Test data"],
                          "update-to": [{"DOI": "10.5555/paper", "type": "retraction"}]}}
    standin.gives(body=json.dumps(answer).encode())
    assert add("10.5555/notice") == 0
    assert "it is a notice about another work: retraction (10.5555/paper)" in capsys.readouterr().err


def test_a_record_that_nothing_was_done_to_is_not_warned_about(standin, add, capsys):
    standin.gives("crossref_article.json")
    add("10.5555/test.data(1)")
    assert capsys.readouterr().err == ""


def test_a_key_that_is_taken_gets_a_letter(standin, add, root):
    standin.gives("crossref_article.json")
    path = root / "references.bib"
    path.write_text(path.read_text("utf-8").replace("omega1999", "oneillluk2020"), "utf-8")
    assert add("10.5555/test.data(1)") == 0
    assert entry(root, "oneillluk2020a")["fields"]["doi"] == "10.5555/test.data(1)"


def test_a_key_can_be_chosen(standin, add, root, capsys):
    standin.gives("crossref_article.json")
    assert add("10.5555/test.data(1)", "--key", "my-key_2") == 0
    assert entry(root, "my-key_2")
    assert "[@my-key_2]" in capsys.readouterr().out


def test_a_second_source_can_follow_before_the_first_is_filled_in(standin, add, root):
    standin.gives("crossref_article.json")
    add("10.5555/test.data(1)")
    standin.gives("pubmed_article.xml")
    assert add("123456") == 0
    assert entry(root, "oneillluk2020") and entry(root, "muller1998")


@pytest.mark.parametrize(("arguments", "environment", "agent"), [
    (["--mailto", "a@test.example"], "b@test.example", "mailto:a@test.example"),
    ([], "b@test.example", "mailto:b@test.example"), ([], "", "mesotherapy-guide")])
@pytest.mark.parametrize(("identifier", "answer"), [
    ("10.5555/test.data(1)", "crossref_article.json"), ("123456", "pubmed_article.xml"),
    ("080442957X", "open_library.json")])
def test_the_contact_comes_from_the_person(standin, add, monkeypatch, arguments, environment, agent,
                                           identifier, answer):
    monkeypatch.setenv("GUIDE_MAILTO", environment)
    standin.gives(answer)
    assert add(identifier, "--dry-run", *arguments) == 0
    request, = standin.asked
    sent = request.headers["User-Agent"]
    assert "mesotherapy-guide" in sent and agent in sent
    assert ("@" in sent + request.path) == ("@" in agent)


def test_an_odd_doi_reaches_crossref_whole(standin, add):
    standin.gives("crossref_article.json")
    add("10.5555/a<1>#b?c%d", "--dry-run")
    assert standin.asked[0].path == "/works/10.5555/a%3C1%3E%23b%3Fc%25d"


def test_ncbi_is_told_who_asks_in_the_query_too(standin, add):
    standin.gives("pubmed_article.xml")
    add("123456", "--dry-run", "--mailto", "a@test.example")
    assert standin.asked[0].query() == {"db": ["pubmed"], "id": ["123456"], "retmode": ["xml"],
                                        "tool": ["mesotherapy-guide"], "email": ["a@test.example"]}


def test_another_doi_than_the_one_asked_for_is_pointed_out(standin, add, capsys):
    standin.gives("crossref_article.json")
    add("10.5555/alias", "--dry-run")
    assert "You gave 10.5555/alias, and Crossref calls it 10.5555/test.data(1)." in capsys.readouterr().err
