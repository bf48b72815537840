"""Writes the Python that protoc does not, from a descriptor set, into a folder: generate_stubs.py SET FOLDER

`services.py` has typed stubs of all services, `messages.py` the messages of ticket.v1 and what goes with them.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from google.protobuf.descriptor_pb2 import FileDescriptorProto, FileDescriptorSet, MethodDescriptorProto

HEADER = '''"""Stubs of the services, made by clients/python/generate. Do not edit."""

from ticketclient.ttrpc.invoker import Call, CallOptions, Invoker
from ticketclient.ttrpc.method import Method, Shape'''

PUBLIC_PACKAGES = {"google.protobuf", "google.rpc", "ticket.v1"}

# (client streams, server streams): the shape, and the signature and result of the stub's method.
SHAPES = {
    (False, False): ("UNARY", "unary"),
    (True, False): ("CLIENT_STREAM", "client_stream"),
    (False, True): ("SERVER_STREAM", "server_stream"),
    (True, True): ("BIDIRECTIONAL", "bidirectional"),
}


def snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()


def alias(file: str) -> str:
    return file.removesuffix(".proto").replace("/", "_") + "_pb2"


def comment(file: FileDescriptorProto, *path: int) -> str:
    for location in file.source_code_info.location:
        if list(location.path) == list(path):
            return str(location.leading_comments).strip().replace("\\", "\\\\").replace('"""', "'''")
    return ""


def docstring(text: str, indent: str) -> list[str]:
    lines = [line.removeprefix(" ") for line in text.splitlines()]
    if not lines:
        return []
    if len(lines) == 1:
        return [f'{indent}"""{lines[0]}"""']
    return [f'{indent}"""{lines[0]}', *(f"{indent}{line}".rstrip() for line in lines[1:]), f'{indent}"""']


class Types:
    """Where each message of the set is found in Python."""

    def __init__(self, files: FileDescriptorSet) -> None:
        self.where = {f".{file.package}.{message.name}": file.name for file in files.file for message in file.message_type}
        self.used: set[str] = set()

    def python(self, name: str) -> str:
        self.used.add(self.where[name])
        return f"{alias(self.where[name])}.{name.rsplit('.', 1)[1]}"

    def imports(self) -> Iterator[str]:
        for file in sorted(self.used):
            folder, module = file.removesuffix(".proto").replace("/", ".").rsplit(".", 1)
            root = "" if folder == "google.protobuf" else "ticketclient._generated."
            yield f"from {root}{folder} import {module}_pb2 as {alias(file)}"


def method(service: str, proto: MethodDescriptorProto, doc: str, types: Types) -> tuple[list[str], list[str]]:
    """The method's descriptor and the stub's method."""
    request, reply = types.python(proto.input_type), types.python(proto.output_type)
    shape, call = SHAPES[proto.client_streaming, proto.server_streaming]
    name = snake(proto.name)
    descriptor = [f'    {name} = Method("{service}", "{proto.name}", Shape.{shape}, {request}, {reply})']
    parameters = "self" if proto.client_streaming else f"self, request: {request}"
    arguments = "" if proto.client_streaming else "request, "
    result = reply if call == "unary" else f"Call[{request}, {reply}]"
    methods = f"{service.rsplit('.', 1)[1]}Methods.{name}"
    return descriptor, [
        "",
        f"    {'async ' if call == 'unary' else ''}def {name}({parameters}, options: CallOptions = CallOptions()) -> {result}:",
        *docstring(doc, "        "),
        f"        return {'await ' if call == 'unary' else ''}self._invoker.{call}({methods}, {arguments}options)",
    ]


def service(file: FileDescriptorProto, index: int, types: Types) -> Iterator[str]:
    proto = file.service[index]
    full = f"{file.package}.{proto.name}"
    methods = [method(full, each, comment(file, 6, index, 2, number), types) for number, each in enumerate(proto.method)]
    yield from ["", "", f"class {proto.name}Methods:", f'    """The methods of {full}."""', ""]
    for descriptor, _ in methods:
        yield from descriptor
    yield from ["", "", f"class {proto.name}Stub:", *docstring(comment(file, 6, index), "    "), ""]
    yield from ["    def __init__(self, invoker: Invoker) -> None:", "        self._invoker = invoker"]
    for _, stub in methods:
        yield from stub


def services(files: FileDescriptorSet) -> str:
    types = Types(files)
    body = [line for file in files.file for index in range(len(file.service)) for line in service(file, index, types)]
    return "\n".join([HEADER, *types.imports(), *body, ""])


def messages(files: FileDescriptorSet) -> str:
    lines = ['"""What users import, made by clients/python/generate. Do not edit."""', ""]
    for file in sorted(files.file, key=lambda file: str(file.name)):
        names = [message.name for message in file.message_type]
        names += [name for enum in file.enum_type for name in (enum.name, *(value.name for value in enum.value))]
        if file.package not in PUBLIC_PACKAGES or not names:
            continue
        folder, module = file.name.removesuffix(".proto").replace("/", ".").rsplit(".", 1)
        root = "" if file.package == "google.protobuf" else "ticketclient._generated."
        lines.append(f"from {root}{folder}.{module}_pb2 import (")
        lines += [f"    {name} as {name}," for name in sorted(names)]
        lines.append(")")
    return "\n".join([*lines, ""])


def main() -> None:
    files = FileDescriptorSet.FromString(Path(sys.argv[1]).read_bytes())
    folder = Path(sys.argv[2])
    (folder / "services.py").write_text(services(files))
    (folder / "messages.py").write_text(messages(files))


if __name__ == "__main__":
    main()
