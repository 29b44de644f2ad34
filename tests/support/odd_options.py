"""Addresses that a careless, unlucky or hostile host might give an embed, the same in each run."""

from __future__ import annotations

import random
from collections.abc import Iterator
from urllib.parse import quote

KEYS = ("accent", "scheme", "country", "name", "phone")
_OTHER_KEYS = ("", "Name", "name[]", "__proto__", "constructor", "toString", "style", "html", "page", "amp;name",
               "n ame", "name\0", "accent-light", "secret", "callback", "src", "onload")
_GOOD = {"accent": ("0b5d57", "#fff", "000", "FFFF00", "#123456", "7f7f7f"), "scheme": ("light", "dark", "auto"),
         "country": ("uk", "us", "eu", "other"),
         "phone": ("+44 20 7946 0000", "(020) 7946-0000", "112 112", "0800.123456"),
         "name": ("Test Clinic", "St. Mary’s & Sons", "Klinik Füße", "عيادة الاختبار", "测试诊所", "क्लिनिक परीक्षा",
                  "Test &copy Sons", "A &ltb Test")}
HOSTILE = (
    "<script>window.__ran=1</script>", "<img src=x onerror=__ran=1>", "\"><svg onload=__ran=1>",
    "'-(__ran=1)-'", "</style><script>__ran=1</script>", "</title></script><script>__ran=1</script>",
    "javascript:__ran=1", "java\tscript:__ran=1", "data:text/html,<script>parent.__ran=1</script>",
    "vbscript:x", "//evil.example/x", "https://evil.example/", "../../../etc/passwd", "file:///etc/passwd",
    "red;}body{display:none", "url(//evil.example/x)", "expression(__ran=1)",
    "#fff;background:url(//evil.example)", "var(--paper)", "rgb(255,253,248)", "#12345", "#1234567",
    "0x0b5d57", "transparent", "inherit", "tel:112", "+44;ext=1", "112,,,1", "*#06#", "112#", "112?x=1",
    "++44 20 7946 0000", "{{constructor.constructor('__ran=1')()}}", "${__ran=1}",
    "%3Cscript%3E__ran=1%3C/script%3E", "&lt;b&gt;", "<b>No risk</b>", "\u202eksir on", "\u2066x\u2069",
    "a\u200bb", "a\u00adb", "\ufeffx", "Z" + "\u0300" * 40, "a\u0336" * 30, "\0", "a\0b", "x\r\ny: z",
    "\u2028\u2029", "👩🏽‍⚕️ clinic", "🏳️‍🌈", "\ud83d", "\udc00x", "\U0010ffff", "ﷺ" * 20, "１１２ １１２",
    "٠٢٠٧٩٤٦", "uk ", " uk", "UK", "uk,us", "DARK", "dark\n", "auto;", "__proto__", "[object Object]",
    "undefined", "null", "NaN", "")
_RAW = ("%", "%%", "%u0041", "%ff%fe", "%c0%bc", "%ed%a0%80", "%00", "&&&", "===", "?", "??", "+", ";", "#", "%23",
        "%26name=x", "name", "=x", "&amp;name=x")


def queries(count: int, seed: int = 2026) -> Iterator[str]:
    """Query strings without their question mark. A few are of 100,000 letters."""
    chance = random.Random(seed)  # noqa: S311 (test data)
    for number in range(count):
        if number % 1000 == 500:
            yield f"{chance.choice(KEYS)}={chance.choice(('a', '0', '<', '%CC%80', '%F0%9F%98%80')) * 100_000}"
        else:
            yield "&".join(_pair(chance) for _ in range(chance.choice((1, 1, 2, 3, 5, 8))))


def _pair(chance: random.Random) -> str:
    if chance.random() < 0.04:
        return chance.choice(_RAW) + chance.choice(_RAW)
    key = chance.choice(_OTHER_KEYS) if chance.random() < 0.08 else chance.choice(KEYS)
    value = _value(chance, key)
    return f"{_sent(chance, key)}={_sent(chance, value)}"


def _value(chance: random.Random, key: str) -> str:
    kind = chance.random()
    if kind < 0.35:
        return chance.choice(_GOOD.get(key, ("x",)))
    if kind < 0.5:
        return _close(chance, chance.choice(_GOOD.get(key, ("x",))))
    if kind < 0.6:
        return "".join(chance.choice("0123456789abcdefABCDEF") for _ in range(chance.choice((3, 6))))
    if kind < 0.85:
        return chance.choice(HOSTILE)
    return "".join(_letter(chance) for _ in range(chance.choice((1, 5, 20, 79, 80, 81, 300))))


def _close(chance: random.Random, good: str) -> str:
    """A good value with one letter changed, put in or taken out, or with an attack behind it."""
    at = chance.randrange(len(good) + 1)
    return chance.choice((good[:at] + _letter(chance) + good[at:], good[:at] + good[at + 1:],
                          good[:at] + _letter(chance) + good[at + 1:], good + chance.choice(HOSTILE),
                          chance.choice(HOSTILE) + good, good + " " * chance.randrange(1, 90)))


def _letter(chance: random.Random) -> str:
    """A character: often a plain one, sometimes any there is, halves of pairs among them."""
    first, last = chance.choice((
        (32, 126), (32, 126), (48, 57), (0, 31), (0xA0, 0x24F), (0x300, 0x36F), (0x590, 0x6FF), (0x2000, 0x206F),
        (0x4E00, 0x4FFF), (0xD800, 0xDFFF), (0xFE00, 0xFFFF), (0, 0x10FFFF)))
    return chr(chance.randint(first, last))


def _sent(chance: random.Random, text: str) -> str:
    """Escaped as browsers do, or left as it is. Half a pair is sent as its three bytes or as it is."""
    if chance.random() < 0.7:
        return quote(text, safe="", errors="surrogatepass")
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
