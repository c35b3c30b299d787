#!/usr/bin/env python3
"""Validates the XML of Word and Excel files by the schemas of ISO/IEC 29500 (transitional).

schema.py SCHEMAS FILE...   one line for each fault: file, part, line, what is wrong; ends with 1 if there is any.
Markup compatibility (part 3) is processed first: ignorable namespaces go, mc:AlternateContent gives its fallback.
Parts whose content type no schema describes are left out.
"""
import io
import sys
import zipfile

from lxml import etree

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
BY_TYPE = {
    "application/vnd.openxmlformats-package.relationships+xml": "opc-relationships.xsd",
    "application/vnd.openxmlformats-officedocument.extended-properties+xml": "shared-documentPropertiesExtended.xsd",
    "application/vnd.openxmlformats-officedocument.custom-properties+xml": "shared-documentPropertiesCustom.xsd",
    "application/vnd.openxmlformats-officedocument.theme+xml": "dml-main.xsd",
    "application/vnd.openxmlformats-officedocument.drawingml.chart+xml": "dml-chart.xsd",
    "application/vnd.openxmlformats-officedocument.drawing+xml": "dml-spreadsheetDrawing.xsd",
}
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml."


def schema_of(content_type):
    if content_type.startswith(WORD):
        return "wml.xsd"
    if content_type.startswith(SHEET):
        return "sml.xsd"
    return BY_TYPE.get(content_type)


def content_types(package):
    defaults, overrides = {}, {}
    for child in etree.fromstring(package.read("[Content_Types].xml")):
        kind = child.get("ContentType")
        if child.get("Extension"):
            defaults[child.get("Extension").lower()] = kind
        else:
            overrides[child.get("PartName").lstrip("/")] = kind
    return lambda name: overrides.get(name, defaults.get(name.rsplit(".", 1)[-1].lower(), ""))


def ignorable(root):
    spaces = set()
    for element in root.iter(etree.Element):
        for prefix in element.get(MC + "Ignorable", "").split():
            spaces.add(element.nsmap[prefix])
    return spaces


def take_fallback(choice):
    parent, at = choice.getparent(), choice.getparent().index(choice)
    fallback = choice.find(MC + "Fallback")
    for child in reversed([] if fallback is None else list(fallback)):
        parent.insert(at + 1, child)
    parent.remove(choice)


def processed(root):
    """What a reader sees that knows the standard's namespaces alone."""
    ignored = ignorable(root)
    for choice in list(root.iter(MC + "AlternateContent")):
        take_fallback(choice)
    for element in list(root.iter(etree.Element)):
        if etree.QName(element).namespace in ignored and element.getparent() is not None:
            element.getparent().remove(element)
            continue
        for name in list(element.attrib):
            space = etree.QName(name).namespace
            if space in ignored or (space and MC == "{%s}" % space):
                del element.attrib[name]
    return etree.fromstring(etree.tostring(root))


class Schemas:
    def __init__(self, folder):
        self.folder, self.loaded = folder, {}

    def get(self, name):
        if name not in self.loaded:
            self.loaded[name] = etree.XMLSchema(etree.parse(f"{self.folder}/{name}"))
        return self.loaded[name]


def faults(path, schemas):
    with zipfile.ZipFile(path) as package:
        type_of = content_types(package)
        for name in package.namelist():
            schema = "opc-contentTypes.xsd" if name == "[Content_Types].xml" else schema_of(type_of(name))
            if schema is None:
                continue
            root = processed(etree.parse(io.BytesIO(package.read(name))).getroot())
            checker = schemas.get(schema)
            if checker.validate(root):
                continue
            for error in checker.error_log:
                yield f"{path}: {name}: {error.message}"


def main():
    schemas, any_fault = Schemas(sys.argv[1]), False
    for path in sys.argv[2:]:
        for fault in faults(path, schemas):
            any_fault = True
            print(fault)
    return 1 if any_fault else 0


if __name__ == "__main__":
    sys.exit(main())
