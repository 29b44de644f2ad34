"""What a registry says, in our form: nothing lost, nothing guessed."""

from pathlib import Path

import pytest
from guide.adding import crossref, open_library, pubmed
from guide.adding.record import AnswerError, Author, NotFound, page_range, plain, title_notice
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

# A busy machine is no fault of the code.
CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def work(**parts):
    return crossref.read({"message": {"DOI": "10.5555/a", "type": "journal-article",
                                      "title": ["Test data"], **parts}})


def article(inside="", outside="", after="", pmid="7"):
    return pubmed.read(f"<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>{pmid}</PMID>"
                       f"<Article>{inside}</Article>{outside}</MedlineCitation>{after}</PubmedArticle>"
                       "</PubmedArticleSet>".encode())


def book(**parts):
    return open_library.read({"ISBN:9780306406157": {"title": "Test data", **parts}}, "9780306406157")


@pytest.mark.parametrize(("sent", "plainly"), [
    ("a <i>b</i> <scp>RCT</scp>", "a b RCT"), ("<jats:italic toggle='yes'>a</jats:italic>", "a"),
    ("a &amp; b", "a & b"), ("a &amp;amp; b", "a & b"), ("&lt;i&gt;a&lt;/i&gt;", "a"),
    ("caf&eacute;", "caf\u00e9"),
    ("p < 0.05 and q > 1", "p < 0.05 and q > 1"), ("p&lt;0.05", "p<0.05"),
    ("a <b and c> d", "a <b and c> d"),
    ("10<sup>6</sup> H<sub>2</sub>O", "10\u2076 H\u2082O"), ("x<sup>TM</sup>", "xTM"),
    ("<mml:math xmlns:mml='u'><mml:mi>k</mml:mi></mml:math> a", "k a"), ("a<br/>b", "a b"),
    ("a\n   b\u00a0c", "a b c"), ("e\u0301", "\u00e9"), ("a\u00ad\u200bb\x00", "ab"),
    ("\ud83d", ""), ("", "")])
def test_markup_goes_and_text_stays(sent, plainly):
    assert plain(sent) == plainly


@CALM
@given(st.text("ABCDEFabc 019.,:;-%_{}()\u00e9\u00df"))
def test_text_without_markup_is_not_changed(text):
    assert plain(text) == " ".join(text.split())


@pytest.mark.parametrize(("sent", "written"), [
    ("12-15", "12--15"), ("12\u201315", "12--15"), ("12--15", "12--15"), ("S1 - S5", "S1--S5"),
    ("e123", "e123"),
    ("1-5, 7-9", "1--5, 7--9"), ("2-1-2-9", "2-1-2-9"), ("12-", "12-"), ("", "")])
def test_pages_get_the_dash_of_bibtex(sent, written):
    assert page_range(sent) == written


@pytest.mark.parametrize(("title", "told"), [
    ("RETRACTED: A", 1), ("Retracted Article: A", 1), ("[WITHDRAWN: A]", 1), ("Retraction notice: A", 1),
    ("Retracted eyelids", 0), ("Retraction after an article: a study", 0), ("Removed tattoos: a study", 0),
    ("A: retracted", 0)])
def test_a_title_that_says_it_was_taken_back_is_noticed(title, told):
    assert len(title_notice("Crossref", title)) == told


def test_a_crossref_record_with_nothing_in_it_guesses_nothing():
    record = crossref.read({"message": {"DOI": "10.5555/a"}})
    assert (record.fields, record.authors, record.entry_type) == ({"doi": "10.5555/a"}, (), "misc")


@pytest.mark.parametrize(("parts", "year"), [
    ({"issued": {"date-parts": [[2019, 1]]}}, "2019"), ({"issued": {"date-parts": [[None]]}}, None),
    ({"issued": {"date-parts": []}}, None), ({"issued": None}, None),
    ({"issued": {"date-parts": [[2019]]}, "published-print": {"date-parts": [[2020]]}}, "2020"),
    ({"published-print": {"date-parts": [[2020]]},
      "journal-issue": {"published-print": {"date-parts": [[2021]]}}}, "2021")])
def test_the_year_is_that_of_the_issue(parts, year):
    assert work(**parts).fields.get("year") == year


def test_an_article_number_stands_for_pages():
    assert work(**{"article-number": "e42"}).fields["pages"] == "e42"


@pytest.mark.parametrize(("kind", "entry_type", "note"), [
    ("journal-article", "article", ""), ("monograph", "book", 'of "Whole'),
    ("report", "techreport", 'of "Whole'), ("book-chapter", "misc", 'a book-chapter of "Whole'),
    ("posted-content", "misc", "posted content")])
def test_a_whole_that_is_no_journal_is_not_called_one(kind, entry_type, note):
    record = work(type=kind, **{"container-title": ["Whole test data"]})
    assert record.entry_type == entry_type
    assert ("journal" in record.fields) == (kind == "journal-article")
    assert note in " ".join(record.notes)


def test_editors_are_not_made_authors():
    record = work(type="edited-book", editor=[{"family": "Park", "given": "Ann"}],
                  ISBN=["http://x/isbn/0306406152"])
    assert record.authors == () and "Park, Ann" in record.notes[0]
    assert record.fields["isbn"] == "9780306406157"


def test_a_formula_in_a_title_is_pointed_out():
    assert "formula" in work(title=["<mml:math><mml:mi>x</mml:mi></mml:math>"]).notes[0]


def test_names_in_crossref_are_told_from_bodies():
    people = [{"given": "Ann", "family": "Park"}, {"name": "Test Group"}, {"given": "Mono"},
              {"family": "Solo"}, {}, None]
    assert work(author=people).authors == (
        Author("Park", "Ann"), Author("Test Group"), Author("Mono"), Author("Solo"))


NAMES = ["title", "subtitle", "author", "editor", "family", "name", "issued", "date-parts", "updated-by",
         "type", "page", "ISBN", "URL", "journal-issue", "container-title", "authors", "publishers",
         "publish_date"]
ANSWERS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=5),
    max_leaves=12)


@CALM
@given(ANSWERS)
def test_an_answer_of_another_form_is_refused_and_never_a_crash(answer):
    odd = dict.fromkeys(NAMES, answer)
    for read in (lambda: crossref.read(answer),
                 lambda: crossref.read({"message": {"DOI": "10.5555/a", **odd}}),
                 lambda: open_library.read(answer, "1"),
                 lambda: open_library.read({"ISBN:1": {**odd, "title": "Test data"}}, "1")):
        try:
            read()
        except (AnswerError, NotFound):
            pass


def test_a_pubmed_record_with_nothing_in_it_guesses_nothing():
    assert article().fields == {"pmid": "7", "url": "https://pubmed.ncbi.nlm.nih.gov/7/"}


@pytest.mark.parametrize(("inside", "title"), [
    ("<ArticleTitle>Test data.</ArticleTitle>", "Test data"),
    ("<ArticleTitle>Test data?</ArticleTitle>", "Test data?"),
    ("<ArticleTitle>Test <i>in</i> data...</ArticleTitle>", "Test in data..."),
    ("<ArticleTitle>[Test data].</ArticleTitle>", "[Test data]"),
    ("<ArticleTitle>[Not Available].</ArticleTitle><VernacularTitle>Donn\u00e9es.</VernacularTitle>",
     "Donn\u00e9es"),
    ("<ArticleTitle/>", None)])
def test_a_pubmed_title_loses_its_full_stop_only(inside, title):
    assert article(inside).fields.get("title") == title


def test_the_identifiers_of_cited_papers_are_not_taken():
    cited = "<ArticleIdList><ArticleId IdType='doi'>10.5555/x</ArticleId></ArticleIdList>"
    record = article(after="<PubmedData><ReferenceList><Reference>" + cited
                     + "</Reference></ReferenceList></PubmedData>")
    assert "doi" not in record.fields


@pytest.mark.parametrize(("valid", "doi"), [("Y", "10.5555/a"), ("N", None)])
def test_a_doi_that_pubmed_calls_wrong_is_not_taken(valid, doi):
    place = f"<ELocationID EIdType='doi' ValidYN='{valid}'>10.5555/a</ELocationID>"
    assert article(place).fields.get("doi") == doi


def test_an_odd_doi_is_quoted_in_its_address_only():
    names = "<ArticleIdList><ArticleId IdType='doi'>10.5555/(a)1:2&lt;3#4&gt;</ArticleId></ArticleIdList>"
    fields = article(after=f"<PubmedData>{names}</PubmedData>").fields
    assert fields["doi"] == "10.5555/(a)1:2<3#4>"
    assert fields["url"] == "https://doi.org/10.5555/(a)1:2%3C3%234%3E"


@pytest.mark.parametrize("kind", ["RetractionIn", "ErratumIn", "ExpressionOfConcernIn",
                                  "CorrectedandRepublishedIn"])
def test_every_kind_of_notice_in_pubmed_is_told(kind):
    record = article(outside=f"<CommentsCorrectionsList><CommentsCorrections RefType='{kind}'>"
                             "<RefSource>T. 1.</RefSource></CommentsCorrections></CommentsCorrectionsList>")
    assert len(record.notices) == 1 and "(T. 1)" in record.notices[0]


def test_a_chapter_in_pubmed_is_no_journal_article():
    record = pubmed.read((Path(__file__).parent / "data" / "pubmed_book.xml").read_bytes())
    assert record.entry_type == "misc" and record.authors == (Author("Gamma", "Gil"),)
    assert not {"journal", "isbn"} & set(record.fields)
    assert "The Book of Test Data" in record.notes[0]


@pytest.mark.parametrize(("date", "year"), [
    ("1998", "1998"), ("March 5, 1998", "1998"), ("1998-1999", None), ("19980305", None), ("soon", None),
    ("", None)])
def test_a_year_that_open_library_does_not_name_is_not_guessed(date, year):
    record = book(publish_date=date)
    assert record.fields.get("year") == year
    assert any("names no single year" in note for note in record.notes) == bool(date and not year)


def test_open_library_names_stay_in_one_piece():
    record = book(authors=[{"name": "Ann de la Park"}, {"name": "Ann de la Park"}],
                  publishers=[{"name": "A"}, {}])
    assert record.authors == (Author("Ann de la Park", called="Park"),)
    assert record.fields["publisher"] == "A"
