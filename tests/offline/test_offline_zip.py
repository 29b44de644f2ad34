"""The zip for a stick: what is in it, and the same bytes whoever makes it."""

import os
import posixpath
import re
import zipfile
from urllib.parse import unquote

import make_offline
import pytest
from guide import offline

_ADDRESS = re.compile(r'\s(?:href|src|action)="([^"]*)"')


@pytest.fixture(scope="session")
def made(built_site):
    """What the zip holds."""
    return offline.files(built_site)


def pages(made):
    return {
        name: data.decode() for name, data in made.items() if name.endswith(".html") and "/embed/" not in name
    }


def test_every_page_is_in_it_and_says_that_it_is_a_copy(made, built_site):
    there = {
        f"{offline.FOLDER}/guide/{file.relative_to(built_site).as_posix()}"
        for file in built_site.rglob("*.html")
    }
    assert there - set(made) == {f"{offline.FOLDER}/guide/404.html"}
    for name, text in pages(made).items():
        if not name.endswith(offline.START):
            assert text.count("This is a saved copy.") == 1, name


def test_nothing_in_a_page_is_meant_for_the_web_alone(made):
    for name, text in pages(made).items():
        head = text.partition("</head>")[0]
        assert not [word for word in ("canonical", "oembed", "og:", "atom") if word in head], name


def test_every_address_leads_to_a_file_in_it_and_never_to_a_folder(made):
    dead = []
    for name, text in pages(made).items():
        for address in _ADDRESS.findall(text):
            path = unquote(re.split("[?#]", address)[0])
            if path and ":" not in path.split("/")[0]:
                there = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
                dead += [(name, address)] if there not in made or path.endswith("/") else []
    assert dead == []


def test_names_are_fit_for_every_stick(made):
    assert len({name.lower() for name in made}) == len(made)
    for name in made:
        assert len(name) < 150 and not re.search(r'[<>:"\\|?*]|[. ]/|[^\x20-\x7e]', name), name
        assert not name.endswith((".br", ".gz", ".zst")) and "/." not in name


def test_the_first_file_and_the_note_stand_beside_the_guide(made):
    top = {name.split("/")[1] for name in made}
    assert top == {"README.txt", "Start here.html", "guide"}
    note = made[f"{offline.FOLDER}/README.txt"].decode()
    assert 'Double-click "Start here.html"' in note and "\r\n" in note


def test_the_bytes_depend_on_the_files_alone(made, tmp_path):
    offline.write(tmp_path / "a.zip", made)
    before = os.umask(0o077)
    try:
        offline.write(tmp_path / "b.zip", dict(reversed(made.items())))
    finally:
        os.umask(before)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.filename.split("/")[0] for entry in archive.infolist()} == {offline.FOLDER}


def test_a_zip_that_cannot_be_ended_leaves_the_old_one(tmp_path):
    offline.write(tmp_path / "a.zip", {"x": b"old"})
    with pytest.raises(TypeError):
        offline.write(tmp_path / "a.zip", {"x": b"new", "y": object()})
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.read("x") == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["a.zip"]


def test_the_script_says_what_it_made_and_refuses_another_folder(built_site, tmp_path, capsys):
    assert make_offline.main(["--site", str(built_site), "--out", str(tmp_path / "g.zip")]) == 0
    assert "g.zip: " in capsys.readouterr().out
    with pytest.raises(SystemExit) as stopped:
        make_offline.main(["--site", str(tmp_path), "--out", str(tmp_path / "h.zip")])
    assert stopped.value.code == 2 and "make site" in capsys.readouterr().err
    assert not (tmp_path / "h.zip").exists()
