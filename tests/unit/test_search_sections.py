"""What the index reads of a page, section by section."""

from guide.search.sections import sections


def read(html):
    return [tuple(section) for section in sections(html)]


def test_a_page_falls_into_its_headings_the_first_without_an_anchor():
    html = '<h1 id="a">One</h1><p>Red.</p><h2 id="b">Two<a class="headerlink" href="#b">#</a></h2><p>Blue.</p>'
    assert read(html) == [("", "One", "Red."), ("b", "Two", "Blue.")]


def test_text_before_the_first_heading_is_a_section_of_its_own():
    assert read('<h2 id="b">Two</h2>Blue') == [("", "", ""), ("b", "Two", "Blue")]
    assert read('<p>Red.</p><h2 id="b">Two</h2>Blue') == [("", "", "Red."), ("b", "Two", "Blue")]


def test_words_in_blocks_stand_apart_and_words_in_a_line_together():
    assert read("Red<p>blue</p>now") == [("", "", "Red blue now")]
    assert read("Red<p>blue") == [("", "", "Red blue")]
    assert read("<p>Red</p><p>b<em>lu</em>e , now</p><ul><li>a</li><li>b</li></ul>") == [("", "", "Red blue, now a b")]


def test_what_is_excluded_is_left_out_and_so_is_the_section_of_an_excluded_heading():
    html = ('<h1 id="a">One</h1><p>Red <span data-search-exclude>not</span> blue.</p><style>x {}</style>'
            '<h2 id="b" data-search-exclude>Two</h2><p>Nothing.</p>')
    assert read(html) == [("", "One", "Red blue.")]


def test_behind_the_box_that_a_heading_stands_in_the_section_before_it_goes_on():
    html = '<h2 id="a">One</h2><p>Red.</p><div><h3 id="b">Two</h3><p>Blue.</p></div><p>Green.</p>'
    assert read(html) == [("", "", ""), ("a", "One", "Red. Green."), ("b", "Two", "Blue.")]


def test_signs_are_read_as_a_reader_sees_them_and_comments_are_not():
    assert read("<p>a &amp; b &lt;c> <!-- <p>d</p> --> e</p>") == [("", "", "a & b <c> e")]


def test_a_sign_in_an_attribute_ends_no_tag():
    assert read('<p title="a > b">Red.</p>') == [("", "", "Red.")]
