"""Reads messages with Google's libprotobuf and holds what it finds against JSON that ticketd's readers wrote.

    compare.py DESCRIPTOR_SET MESSAGES

DESCRIPTOR_SET is a file that protoc wrote with --include_imports. Each line of the file MESSAGES is a message's full
name, its packed bytes in hex, and its JSON, with a space between each. Prints a line for each message that libprotobuf
refuses or reads otherwise, then how many were compared.
"""

import base64
import json
import math
import struct
import sys

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from google.protobuf.descriptor import FieldDescriptor as Field

WIDE = (
    Field.CPPTYPE_INT64,
    Field.CPPTYPE_UINT64,
)
SECONDS_OF_TIMESTAMPS = range(-62135596800, 253402300800)
SECONDS_OF_DURATIONS = range(-315576000000, 315576000001)


class Single(float):
    """A number of 32 bits: its decimal text need not be exact beyond them."""


class Either:
    """JSON that may have one form or the other."""

    def __init__(self, *forms):
        self.forms = forms


class Types:
    """The messages of a descriptor set, and the same ones with bytes in place of strings."""

    def __init__(self, path):
        self.pool = descriptor_pool.DescriptorPool()
        self.loose_pool = descriptor_pool.DescriptorPool()
        with open(path, "rb") as file:
            for proto in descriptor_pb2.FileDescriptorSet.FromString(file.read()).file:
                self.pool.Add(proto)
                for message in proto.message_type:
                    loosen(message)
                self.loose_pool.Add(proto)

    def parse(self, name, packed):
        """Reads a message. A value that a later one replaces counts nowhere, so its strings may be anything."""
        loose = new_message(self.loose_pool, name)
        loose.ParseFromString(packed)
        message = new_message(self.pool, name)
        message.ParseFromString(loose.SerializeToString())
        return message


def loosen(message):
    for nested in message.nested_type:
        loosen(nested)
    for field in message.field:
        # Keys of maps cannot be bytes.
        if field.type == Field.TYPE_STRING and not message.options.map_entry:
            field.type = Field.TYPE_BYTES
            field.ClearField("default_value")


def new_message(pool, name):
    return message_factory.MessageFactory(pool).GetPrototype(pool.FindMessageTypeByName(name))()


def any_json(message):
    """The message within, or its bytes: which of them depends on limits that are no matter of reading."""
    raw = {"@type": message.type_url, "value": base64.b64encode(message.value).decode()}
    name = message.type_url.split("/")[-1]
    try:
        inner = new_message(message.DESCRIPTOR.file.pool, name)
        inner.ParseFromString(message.value)
    except Exception:  # unknown, or not a message
        return raw
    if name.startswith("google.protobuf."):
        return Either(raw, {"@type": message.type_url, "value": message_json(inner)})
    return Either(raw, {"@type": message.type_url, **message_json(inner)})


def message_json(message):
    name = message.DESCRIPTOR.full_name
    if name == "google.protobuf.Any":
        return any_json(message)
    if name == "google.protobuf.Timestamp" and is_timestamp(message):
        return message.ToJsonString()
    if name == "google.protobuf.Duration" and is_duration(message):
        return message.ToJsonString()
    if name == "google.protobuf.FieldMask":
        return ",".join(message.paths)
    result = {}
    for field in message.DESCRIPTOR.fields:
        value = getattr(message, field.name)
        if is_map(field):
            entry = field.message_type.fields_by_name["value"]
            result[field.name] = {key_json(key): value_json(entry, value[key]) for key in value}
        elif field.label == Field.LABEL_REPEATED:
            result[field.name] = [value_json(field, element) for element in value]
        elif not field.has_presence or message.HasField(field.name):
            result[field.name] = value_json(field, value)
    return result


def value_json(field, value):
    if field.cpp_type == Field.CPPTYPE_MESSAGE:
        return message_json(value)
    if field.cpp_type in WIDE:
        return str(value)
    if field.cpp_type == Field.CPPTYPE_ENUM:
        named = field.enum_type.values_by_number.get(value)
        return named.name if named else value
    if field.cpp_type in (Field.CPPTYPE_FLOAT, Field.CPPTYPE_DOUBLE):
        if math.isnan(value):
            return "NaN"
        if math.isinf(value):
            return "Infinity" if value > 0 else "-Infinity"
        return Single(value) if field.cpp_type == Field.CPPTYPE_FLOAT else value
    if field.type == Field.TYPE_BYTES:
        return base64.b64encode(value).decode()
    return value


def is_timestamp(message):
    return message.seconds in SECONDS_OF_TIMESTAMPS and 0 <= message.nanos < 10**9


def is_duration(message):
    same_sign = message.seconds * message.nanos >= 0
    return message.seconds in SECONDS_OF_DURATIONS and abs(message.nanos) < 10**9 and same_sign


def is_map(field):
    return field.message_type is not None and field.message_type.GetOptions().map_entry


def key_json(key):
    return str(key).lower() if isinstance(key, bool) else str(key)


def is_same(expected, actual):
    """Compares JSON, numbers as what they are in the message."""
    if isinstance(expected, Either):
        return any(is_same(form, actual) for form in expected.forms)
    if isinstance(expected, dict) and isinstance(actual, dict):
        return expected.keys() == actual.keys() and all(is_same(expected[key], actual[key]) for key in expected)
    if isinstance(expected, list) and isinstance(actual, list):
        return len(expected) == len(actual) and all(map(is_same, expected, actual))
    if isinstance(expected, Single) and type(actual) in (int, float):
        return struct.pack("f", expected) == struct.pack("f", actual)
    if isinstance(expected, float) and type(actual) in (int, float):
        return struct.pack("d", expected) == struct.pack("d", actual)
    return type(expected) is type(actual) and expected == actual


def difference(types, name, packed, text):
    try:
        message = types.parse(name, packed)
    except Exception as error:  # whatever libprotobuf raises
        return f"refused: {error}"
    expected = message_json(message)
    # Zero can be negative in JSON, and a number without a fraction is read as an integer, which cannot.
    actual = json.loads(text, parse_int=lambda digits: -0.0 if digits == "-0" else int(digits))
    return None if is_same(expected, actual) else f"read as {expected}"


def main():
    types = Types(sys.argv[1])
    count = 0
    with open(sys.argv[2], encoding="utf-8", newline="\n") as messages:
        for line in messages:
            name, packed, text = line.rstrip("\n").split(" ", 2)
            found = difference(types, name, bytes.fromhex(packed), text)
            if found:
                print(f"{name} {packed}: {found}, and by us as {text}")
            count += 1
    print(f"{count} compared")


main()
