"""A build takes the place of the old site whole, or not at all."""

from guide import staging


def write(folder, text):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(text)


def test_a_finished_build_takes_the_place_of_the_old_site(tmp_path):
    site = tmp_path / "site"
    write(site, "old")
    write(staging.begin(site), "new")
    staging.finish(site)
    assert (site / "index.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_an_abandoned_build_leaves_the_old_site(tmp_path):
    site = tmp_path / "site"
    write(site, "old")
    write(staging.begin(site), "half")
    staging.abandon(site)
    assert (site / "index.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_build_stopped_between_its_two_renames_gives_the_old_site_back(tmp_path):
    site = tmp_path / "site"
    write(tmp_path / ".site-old", "old")
    staging.begin(site)
    assert (site / "index.html").read_text() == "old"
