import ProtobufReflection
import Testing

/// JSON that is refused, with the place and what was expected there.
@Suite struct DynamicErrorTests {
    private static let everything = "fixture.v1.Everything"
    private static let wellKnown = "reflected.v1.WellKnown"

    private func error(_ json: String, _ name: String, _ pool: DescriptorPool) throws -> String? {
        let type = try #require(pool.message(named: name))
        return #expect(throws: DynamicError.self) { try DynamicCoder(pool).read(json: json, as: type) }?.description
    }

    @Test(arguments: [
        ("[]", "expected an object for fixture.v1.Everything, found an array"),
        (
            #"{"message_value":{"leaf":{"nmber":1}}}"#,
            "message_value.leaf.nmber: fixture.v1.Everything.Inner.Leaf has no such field; expected one of number; "
                + "did you mean number?"
        ),
        (#"{"messages":[{},{"text":5}]}"#, "messages[1].text: expected a string, found the number 5"),
        (#"{"messages":[null]}"#, "messages[0]: expected an object for fixture.v1.Everything.Inner, found null"),
        (#"{"inner_by_name":{"a b":{"text":[]}}}"#, #"inner_by_name["a b"].text: expected a string, found an array"#),
        (
            #"{"name_by_id":{"x":""}}"#,
            #"name_by_id["x"]: expected a whole number from -9223372036854775808 to 9223372036854775807, found a string"#
        ),
        (
            #"{"name_by_id":{"1":"","1.0":""}}"#,
            #"name_by_id["1.0"]: expected the key once, found it written in two ways"#
        ),
        (
            #"{"int32_value":2147483648}"#,
            "int32_value: expected a whole number from -2147483648 to 2147483647, found the number 2147483648"
        ),
        (
            #"{"uint32_value":-1}"#, "uint32_value: expected a whole number from 0 to 4294967295, found the number -1"
        ),
        (
            #"{"int32s":[1.5]}"#,
            "int32s[0]: expected a whole number from -2147483648 to 2147483647, found the number 1.5"
        ),
        (
            #"{"uint64_value":"18446744073709551616"}"#,
            "uint64_value: expected a whole number from 0 to 18446744073709551615, found a string"
        ),
        (
            #"{"int64_value":1e99999999999}"#,
            "int64_value: expected a whole number from -9223372036854775808 to 9223372036854775807, "
                + "found the number 1e99999999999"
        ),
        (
            #"{"float_value":1e39}"#,
            #"float_value: expected a number in the range of a float, or "NaN", "Infinity" or "-Infinity", found the number 1e39"#
        ),
        (#"{"bool_value":"true"}"#, "bool_value: expected true or false, found a string"),
        (#"{"bytes_value":"A"}"#, "bytes_value: expected bytes as a string in Base64, found a string"),
        (
            #"{"string_value":"a\u0000"}"#,
            "string_value: expected a string without the character U+0000, found one with it"
        ),
        (
            #"{"message_value":{"kind":"BIG"}}"#,
            "message_value.kind: expected one of KIND_UNSPECIFIED, KIND_BIG, or a number of 32 bits, found a string"
        ),
        (#"{"user_id":1,"name":"a"}"#, "name: expected one of the fields of sent_by, found user_id as well"),
        (
            #"{"boolValue":true,"bool_value":true}"#,
            "bool_value: expected it once, found it as bool_value and as boolValue"
        ),
        (#"{"doubles":{}}"#, "doubles: expected an array, found an object"),
        (#"{"inner_by_name":[]}"#, "inner_by_name: expected an object, found an array"),
        (#"{"old":"#, "this is no JSON: line 1, column 8: expected a value"),
    ])
    func `the error says where and what was expected`(json: String, expected: String) throws {
        #expect(try error(json, Self.everything, Pools.fixture()) == expected)
    }

    @Test(arguments: [
        (
            #"{"timestamp":"yesterday"}"#,
            #"timestamp: expected a time as RFC 3339 has it, such as "2026-11-21T21:24:15.123Z", found a string"#
        ),
        (#"{"duration":"1"}"#, #"duration: expected a duration in seconds, such as "1.5s", found a string"#),
        (
            #"{"duration":"315576000001s"}"#,
            #"duration: expected a duration in seconds, such as "1.5s", found a string"#
        ),
        (#"{"duration":".5s"}"#, #"duration: expected a duration in seconds, such as "1.5s", found a string"#),
        (
            #"{"field_mask":["a"]}"#,
            #"field_mask: expected the paths of fields as one string, such as "subject,status", found an array"#
        ),
        (
            #"{"field_mask":"a,,b"}"#,
            "field_mask: expected paths of fields with commas between them, found something else in the string"
        ),
        (#"{"any":{"text":"a"}}"#, #"any: expected the type's URL in "@type" as a string, found none"#),
        (
            #"{"any":{"@type":"x/unknown","a":1}}"#,
            #"any.@type: expected a message that is known, or its bytes in Base64 as "value", found another"#
        ),
        (
            #"{"any":{"@type":"x/google.protobuf.Empty","a":1}}"#,
            #"any: expected "value" beside "@type" and nothing else, found other members"#
        ),
        (
            #"{"any":{"@type":"x/reflected.v1.Note","notes":[{"text":1}]}}"#,
            "any.notes[0].text: expected a string, found the number 1"
        ),
        (#"{"struct_value":[]}"#, "struct_value: expected an object, found an array"),
        (
            #"{"values":[{"a":[1e999]}]}"#,
            #"values[0]["a"][0]: expected a number in the range of a double, or "NaN", "Infinity" or "-Infinity", found the number 1e999"#
        ),
        (#"{"bool_value":0}"#, "bool_value: expected true or false, found the number 0"),
        (
            #"{"times":{"yes":"1970-01-01T00:00:00Z"}}"#,
            #"times["yes"]: expected the key true or false, found another string"#
        ),
        (#"{"empty":{"a":1}}"#, "empty.a: google.protobuf.Empty has no such field; expected no field"),
    ])
    func `well-known types say which form they have`(json: String, expected: String) throws {
        #expect(try error(json, Self.wellKnown, Pools.reflected()) == expected)
    }

    @Test func `a group is refused by its name`() throws {
        let message = try error(#"{"old":{"number":1}}"#, "reflected.v1.Legacy", Pools.reflected())
        #expect(message == "old: this is a group, which cannot be written: set other fields")
    }
}
