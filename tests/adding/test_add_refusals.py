"""Whatever goes wrong: one clear sentence, the right exit code, and the file as it was."""

import subprocess
import sys
import textwrap

import pytest
from support.tiny import REPO


@pytest.fixture
def refused(add, root, capsys):
    """Run the script, and check that it refused and wrote nothing; gives what it said."""
    def run(code, *arguments, **places):
        before = sorted((path.name, path.read_bytes()) for path in root.glob("*") if path.is_file())
        assert add(*arguments, **places) == code
        assert sorted((path.name, path.read_bytes()) for path in root.glob("*") if path.is_file()) == before
        captured = capsys.readouterr()
        assert captured.out == "" and "Traceback" not in captured.err
        *said, last = captured.err.splitlines()
        assert last == "Nothing was written."
        return "\n".join(said)
    return run


@pytest.mark.parametrize(("typed", "why"), [
    ("nonsense", "is not an identifier"), ("10.5555/a b", "there is a space in it"),
    ("0-306-40615-3", "the last digit should be 2"), ("PMID:0", "should not begin with 0")])
def test_a_bad_identifier_is_refused_before_the_network(standin, refused, typed, why):
    said = refused(2, typed)
    assert why in said and "\n" not in said
    assert standin.asked == []


@pytest.mark.parametrize(("typed", "key", "line", "kind"), [
    ("doi:10.5555/alpha", "alpha2001", 3, "DOI"), ("PMID:111", "alpha2001", 3, "PubMed number"),
    ("978-0-306-40615-7", "omega1999", 12, "ISBN"), ("PMID:999", "omega1999", 12, "PubMed number")])
def test_a_source_that_is_there_is_refused_before_the_network(standin, refused, typed, key, line, kind):
    assert refused(1, typed) == f"references.bib:{line}: {key} has this {kind} already."
    assert standin.asked == []


@pytest.mark.parametrize(("old", "new", "kind"), [
    ("10.5555/ALPHA", "10.5555/TEST.pubmed", "DOI"),
    ("https://pubmed.ncbi.nlm.nih.gov/999/", "https://pmc.ncbi.nlm.nih.gov/articles/PMC7654321/",
     "PubMed Central number"),
    ("Test data Z", "Test data on H\u2082O & E. coli in 100 % of 5_6 GROUPS!", "title")])
def test_a_source_known_by_another_name_is_refused_after_the_answer(standin, refused, root, old, new, kind):
    path = root / "references.bib"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    standin.gives("pubmed_article.xml")
    assert f"has this {kind} already" in refused(1, "PMID:123456")


@pytest.mark.parametrize(("identifier", "name", "status", "body", "kind", "why"), [
    ("10.5555/x", "Crossref", 404, b"Resource not found.", "text/plain", "has no record of DOI 10.5555/x"),
    ("10.5555/x", "Crossref", 503, b"busy", "text/plain", "trouble of its own (HTTP 503)"),
    ("10.5555/x", "Crossref", 429, b"slow", "text/plain", "asked less often"),
    ("10.5555/x", "Crossref", 403, b"no", "text/plain", "refused to answer"),
    ("10.5555/x", "Crossref", 301, b"", "text/plain", "refused to answer"),
    ("10.5555/x", "Crossref", 200, b"<html>Sign in</html>", "text/html", "cannot be understood"),
    ("10.5555/x", "Crossref", 200, b"{", "application/json", "cannot be understood"),
    ("10.5555/x", "Crossref", 200, b"[1]", "application/json", "no work in it"),
    ("10.5555/x", "Crossref", 200, b'{"message": {"items": []}}', "application/json", "no work in it"),
    ("PMID:7", "PubMed", 400, b"<eFetchResult/>", "text/xml", "has no record of PMID 7"),
    ("PMID:7", "PubMed", 200, b"<PubmedArticleSet/>", "text/xml", "has no record of PMID 7"),
    ("PMID:7", "PubMed", 200, b"<eFetchResult/>", "text/xml", "no PubMed record in it"),
    ("PMID:7", "PubMed", 200, b"{}", "application/json", "no XML in it"),
    ("PMID:7", "PubMed", 500, b"", "text/xml", "trouble of its own (HTTP 500)"),
    ("PMID:7", "PubMed", 429, b"", "application/json", "asked less often"),
    ("080442957X", "Open Library", 200, b"{}", "application/json", "has no record of ISBN 9780804429573"),
    ("080442957X", "Open Library", 200, b"nothing", "application/json", "cannot be understood"),
    ("080442957X", "Open Library", 200, b"[]", "application/json", "no list of books in it"),
    ("080442957X", "Open Library", 502, b"", "text/html", "trouble of its own (HTTP 502)")])
def test_a_registry_that_gives_no_record_is_told_in_one_sentence(
        standin, refused, identifier, name, status, body, kind, why):
    standin.gives(status=status, body=body, kind=kind)
    said = refused(1, identifier)
    assert name in said and why in said and "\n" not in said
    assert "127.0.0.1" not in said, "no address of a machine"
    assert len(standin.asked) == 1, "nothing is asked twice"


def test_another_record_than_the_one_asked_for_is_refused(standin, refused):
    standin.gives("pubmed_article.xml")
    assert "has no record of PMID 7" in refused(1, "PMID:7")


@pytest.mark.parametrize("identifier", ["10.5555/x", "PMID:7", "080442957X"])
def test_a_registry_that_does_not_answer_is_given_up_on(standin, refused, identifier):
    standin.may_answer.clear()
    assert "did not answer within 0.2 seconds" in refused(1, identifier, timeout=0.2)


@pytest.mark.parametrize("identifier", ["10.5555/x", "PMID:7", "080442957X"])
def test_no_network_is_told(standin, refused, identifier):
    standin.server_close()
    assert "could not be reached: is this machine online?" in refused(1, identifier)


@pytest.mark.parametrize(("setting", "value", "why"), [
    ("SSL_CERT_FILE", "/no/such/file", "is this machine online?"),
    ("ALL_PROXY", "socks5://127.0.0.1:9", "could not be reached: Using SOCKS proxy")])
def test_a_setting_of_the_machine_that_stands_in_the_way_is_told(refused, monkeypatch, setting, value, why):
    monkeypatch.setenv(setting, value)
    assert why in refused(1, "10.5555/x", crossref="https://registry.invalid")


@pytest.mark.parametrize(("broken", "place"), [
    ("@article{alpha2001,\n  title = {Test data\n", "references.bib:"),
    ("@article{beta1, title = {A}}\n@article{beta1, title = {B}}\n",
     "references.bib:2:1: error bib-duplicate-key"),
    (None, "There is no bibliography")])
def test_a_file_that_cannot_be_read_is_left_alone(standin, refused, root, broken, place):
    path = root / "references.bib"
    path.write_text(broken) if broken else path.unlink()
    assert place in refused(1, "10.5555/x")
    assert standin.asked == []


def test_a_file_that_is_not_utf8_is_left_alone(refused, root):
    (root / "references.bib").write_bytes(b"@misc{a, title = {caf\xe9}}\n")
    assert "is not UTF-8 text" in refused(1, "10.5555/x")


@pytest.mark.parametrize(("key", "why"), [
    ("Park2008", "is not a good key"), ("a,b", "is not a good key"), ("2008", "is not a good key"),
    ("omega1999", "is taken: see references.bib:12")])
def test_a_bad_key_is_refused_before_the_network(standin, refused, root, key, why):
    path = root / "references.bib"
    path.write_text(path.read_text("utf-8").replace("omega1999", "Omega1999"), "utf-8")
    assert why in refused(2, "10.5555/x", "--key", key)
    assert standin.asked == []


@pytest.mark.parametrize("contact", ["me", "a b@test.example", "a@b\r\nX: y", "\u00fc@test.example"])
def test_a_contact_that_is_no_address_is_refused(standin, refused, contact):
    assert "is not an e-mail address" in refused(2, "10.5555/x", "--mailto", contact)
    assert standin.asked == []


def test_a_folder_that_cannot_be_written_to_is_told(standin, refused, monkeypatch):
    def full(*_args):
        raise OSError(28, "No space left on device")
    monkeypatch.setattr("os.replace", full)
    standin.gives("crossref_article.json")
    assert "references.bib cannot be written: No space left on device." in refused(1, "10.5555/test.data(1)")


def test_stopping_a_run_leaves_the_file_whole(standin, add, root, monkeypatch):
    def stopped(*_args):
        raise KeyboardInterrupt
    before = (root / "references.bib").read_bytes()
    monkeypatch.setattr("os.replace", stopped)
    standin.gives("crossref_article.json")
    assert add("10.5555/test.data(1)") == 130
    assert (root / "references.bib").read_bytes() == before
    assert [path.name for path in root.iterdir() if path.is_file()] == ["references.bib"]


def test_without_the_packages_one_sentence_says_what_to_do(root):
    code = textwrap.dedent("""
        import sys
        sys.modules["habanero"] = sys.modules["httpx2"] = None
        import add_source
        sys.exit(add_source.main(["10.5555/x", "--root", sys.argv[1]]))
        """)
    done = subprocess.run([sys.executable, "-c", code, str(root)], cwd=REPO / "scripts", capture_output=True,
                          text=True, check=False)
    assert done.returncode == 1
    assert "is not installed" in done.stderr and "Traceback" not in done.stderr
