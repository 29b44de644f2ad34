"""A clinic can serve the embeds itself: written whole or not at all, and over nobody's files."""

import json
from pathlib import Path

import make_embeds
import pytest
from guide.embeds import write

AT = "https://clinic.example/guide/"


@pytest.fixture
def made(embeds, rendered):
    return write.files([embeds["uses/scars"], embeds["get-help"]], rendered.site_name, rendered.site_url, AT)


def test_embeds_name_their_own_host_and_lead_to_the_pages_of_the_guide(tmp_path, made, rendered):
    write.alone(tmp_path, made)
    text = (tmp_path / "embed/v1/uses/scars.html").read_text(encoding="utf-8")
    assert f'{AT}embed/v1/oembed/uses/scars.json"' in text and f'{rendered.site_url}uses/scars.html"' in text
    answer = json.loads((tmp_path / "embed/v1/oembed/uses/scars.json").read_text(encoding="utf-8"))
    assert f'src="{AT}embed/v1/uses/scars.html"' in answer["html"] and rendered.site_url in answer["html"]
    entry = json.loads((tmp_path / "embed/v1/embeds.json").read_text(encoding="utf-8"))["embeds"][0]
    assert entry["embed"].startswith(AT) and entry["full"].startswith(rendered.site_url)


def test_an_older_set_is_replaced_as_a_whole(tmp_path, made):
    write.alone(tmp_path, made)
    (tmp_path / "embed/v1/stale.html").write_text("old", encoding="utf-8")
    write.alone(tmp_path, made)
    found = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*") if file.is_file()}
    assert found == set(made)


def test_a_folder_of_somebody_else_is_left_alone(tmp_path, made):
    (tmp_path / "embed").mkdir()
    (tmp_path / "embed/film.html").write_text("mine", encoding="utf-8")
    with pytest.raises(write.NotOurs, match="holds something else"):
        write.alone(tmp_path, made)
    assert [file.name for file in tmp_path.rglob("*") if file.is_file()] == ["film.html"]


def test_a_failure_leaves_the_old_set_and_nothing_half_made(tmp_path, made, monkeypatch):
    write.alone(tmp_path, made)
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}

    def broken(file, data, write_bytes=Path.write_bytes):
        write_bytes(file, data[: len(data) // 2])
        if file.name == "embed.js":
            raise OSError("No space left on device")
        return len(data)

    monkeypatch.setattr(Path, "write_bytes", broken)
    with pytest.raises(OSError, match="No space"):
        write.alone(tmp_path, made)
    monkeypatch.undo()
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before


def test_the_command_writes_every_embed_and_says_so(tmp_path, capsys, repo_root, embeds):
    assert make_embeds.main(["--out", str(tmp_path), "--at", "https://clinic.example/guide"]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'embed'}: {len(embeds)} embeds for {AT}\n"
    assert (tmp_path / "embed/v1/embed.js").is_file()


@pytest.mark.parametrize("at", ["clinic.example/guide", "ftp://clinic.example/", "https://", "javascript:1"])
def test_an_address_that_is_none_is_refused_before_anything_is_made(tmp_path, capsys, at):
    with pytest.raises(SystemExit) as stopped:
        make_embeds.main(["--out", str(tmp_path / "out"), "--at", at])
    assert stopped.value.code == 2 and "is no address" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_folder_without_a_guide_is_told_of(tmp_path, capsys):
    assert make_embeds.main(["--root", str(tmp_path), "--out", str(tmp_path / "out")]) == 1
    assert "There is no mkdocs.yml" in capsys.readouterr().err
