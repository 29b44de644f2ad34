"""The list of everything the project is built and tested with, as CycloneDX. Knows its library alone.

It is made from the lock files: the same lock files give the same bytes, so the serial number is made
from them too, and there is no time in it. It is not kept in the repository, since it can be made at
any time, and not in the site, whose readers have no use for it: it belongs to a release.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

from . import lockfile
from .lockfile import Pin
from .paths import read_text

# The first file that names a package decides: what the site needs, the sheets, the tests alone.
LOCKS = {"requirements.lock": ComponentScope.REQUIRED, "requirements-handouts.lock": ComponentScope.OPTIONAL,
         "requirements-test.lock": ComponentScope.EXCLUDED}
_LICENCES = "MIT AND CC-BY-SA-4.0"  # of the code, and of the words


def document(root: Path, name: str, version: str) -> str:
    """The list for the project of ``root`` as JSON text. Raises ``Unreadable``."""
    scopes: dict[str, ComponentScope] = {}
    pins: dict[str, Pin] = {}
    for file, scope in LOCKS.items():
        for pin in lockfile.read(root / file).values():
            scopes.setdefault(pin.name, scope)
            pins[pin.name] = pin
    parts = {pin.name: _component(pin, scopes[pin.name]) for pin in pins.values()}
    whole = Component(name=name, version=version, type=ComponentType.APPLICATION, bom_ref=name,
                      licenses=[LicenseFactory().make_from_string(_LICENCES)])
    about = BomMetaData(component=whole)
    about.timestamp = None
    bom = Bom(components=parts.values(), metadata=about, serial_number=_serial(root))
    _depend(bom, whole, parts, pins)
    text = make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=1)
    return text if text.endswith("\n") else text + "\n"


def _component(pin: Pin, scope: ComponentScope) -> Component:
    purl = PackageURL("pypi", None, pin.name, pin.version)
    licence = lockfile.licence(pin.name)
    # A hash belongs to one file of a package, and there is one for each system: none is that of the package.
    files = ExternalReference(type=ExternalReferenceType.DISTRIBUTION, url=XsUri(purl.to_string()),
                              hashes=[HashType(alg=HashAlgorithm.SHA_256, content=each) for each in pin.hashes])
    return Component(name=pin.name, version=pin.version, scope=scope, bom_ref=purl.to_string(), purl=purl,
                     licenses=[LicenseFactory().make_from_string(licence)] if licence else [],
                     external_references=[files])


def _depend(bom: Bom, whole: Component, parts: Mapping[str, Component], pins: Mapping[str, Pin]) -> None:
    for name, pin in pins.items():
        for asker in pin.asked_by:
            bom.register_dependency(parts.get(lockfile.normal(asker), whole), [parts[name]])


def _serial(root: Path) -> uuid.UUID:
    text = "".join(read_text(root / file) for file in LOCKS)
    return uuid.uuid5(uuid.NAMESPACE_OID, hashlib.sha256(text.encode()).hexdigest())
