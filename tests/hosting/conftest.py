"""What the tests of hosts share: the built site as it is put on a server, and the servers."""

import fcntl
import shutil

import pytest
from guide.deploy import inline, policy, precompress
from support.asking import SECRET
from support.servers import running


@pytest.fixture(scope="session")
def policy_file(repo_root):
    """The policy of the project."""
    return policy.load(repo_root / "deploy" / "policy.yml")


@pytest.fixture(scope="session")
def hashes(built_site):
    """The hashes of what stands inside the pages of the built site."""
    return inline.hashes(built_site)


@pytest.fixture(scope="session")
def put_site(built_site, policy_file):
    """A copy of the built site, compressed, with files in it that no host may show. Made once."""
    site = built_site.with_name("put-site")
    with built_site.with_name("put-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not site.exists():
            new = built_site.with_name("put-site-new")
            shutil.rmtree(new, ignore_errors=True)
            shutil.copytree(built_site, new)
            (new / "empty-folder").mkdir()
            frozen = new / "versions" / "PAGE-TEST-000000"  # nothing may be released yet
            frozen.mkdir(parents=True)
            for name in ("index.html", "text.html"):
                (frozen / name).write_text("<!doctype html><title>Test data</title>" + "text " * 200, encoding="utf-8")
            (new / "data.tar.gz").write_bytes(b"test data of its own")
            (new / "hand.pdf").write_bytes(b"%PDF-1.7 test data " + bytes(range(256)) * 8)
            precompress.run(new, policy_file.text_endings)
            for name in (".git/config", ".env", "_headers", "uses/.hidden.html", "_redirects"):
                (new / name).parent.mkdir(exist_ok=True)
                (new / name).write_text(SECRET, encoding="utf-8")
            (site.parent / "outside.html").write_text(SECRET, encoding="utf-8")
            new.rename(site)
    return site


@pytest.fixture(scope="session", params=["nginx", "caddy"])
def server(request, put_site, policy_file, hashes, tmp_path_factory):
    """The site behind a real server."""
    with running(request.param, put_site, policy_file, hashes, tmp_path_factory.mktemp("server")) as found:
        yield found
