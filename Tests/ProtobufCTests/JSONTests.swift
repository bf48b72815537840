import FixtureMessages
import ProtobufC
import Testing
import TicketMessages

/// Messages as JSON.
@Suite struct JSONTests {
    @Test func `every kind of field has its form`() {
        let expected = """
            {"double_value":1.5,"float_value":-2.25,"int32_value":-3,"int64_value":"-9007199254740993",\
            "uint32_value":4294967295,"uint64_value":"18446744073709551615","sint32_value":-2147483648,\
            "sint64_value":"-9223372036854775808","fixed32_value":7,"fixed64_value":"8","sfixed32_value":-9,\
            "sfixed64_value":"-10","bool_value":true,"string_value":"grüße, 🙂","bytes_value":"AP8=",\
            "enum_value":"PAINT_COLOR_NEGATIVE",\
            "message_value":{"text":"in","kind":"KIND_BIG","leaf":{"number":"11"}},\
            "doubles":[1,-0.5],"floats":[0.25],"int32s":[0,-1],"int64s":["300"],"uint32s":[1],"uint64s":["2"],\
            "sint32s":[-1],"sint64s":["1"],"fixed32s":[1,2],"fixed64s":["3"],"sfixed32s":[-4],"sfixed64s":["-5"],\
            "bools":[true,false],"strings":["","b"],"bytes_list":["","AQ=="],\
            "enums":["PAINT_COLOR_DEEP_RED","PAINT_COLOR_NEGATIVE"],\
            "messages":[{"text":"","kind":"KIND_UNSPECIFIED"},{"text":"two","kind":"KIND_UNSPECIFIED"}],\
            "unpacked":[5,-6],"inner_by_name":{"k":{"text":"v","kind":"KIND_UNSPECIFIED"}},\
            "name_by_id":{"-1":"n"},"raw_id":"","class":"c","in":"i","self":"s","hash_value":"h","request_id":"r",\
            "reply_ids":["1","2"],"url":"u","avatar_url":"a","layout":"l","old":"o"}
            """
        #expect(everythingGolden.json() == expected)
    }

    @Test func `defaults are written, unset messages and oneofs are not`() {
        #expect(
            Everything.Inner().json() == #"{"text":"","kind":"KIND_UNSPECIFIED"}"#)
        let json = Everything().json()
        #expect(json.hasPrefix(#"{"double_value":0,"float_value":0,"#))
        #expect(json.contains(#""strings":[]"#))
        #expect(json.contains(#""inner_by_name":{}"#))
        #expect(!json.contains("message_value"))
        #expect(!json.contains("anonymous"))
    }

    @Test func `an enum number without a name is a number`() {
        #expect(Everything.Inner(kind: .unrecognized(9)).json() == #"{"text":"","kind":9}"#)
    }

    @Test(arguments: [
        (0 as Int64, 0 as Int32, "1970-01-01T00:00:00Z"), (1_795_296_255, 123_000_000, "2026-11-21T21:24:15.123Z"),
        (-1, 999_999_999, "1969-12-31T23:59:59.999999999Z"), (951_782_400, 1_000, "2000-02-29T00:00:00.000001Z"),
        (-62_135_596_800, 0, "0001-01-01T00:00:00Z"), (253_402_300_799, 999_999_999, "9999-12-31T23:59:59.999999999Z"),
        (4_107_542_399, 0, "2100-02-28T23:59:59Z"), (4_107_542_400, 0, "2100-03-01T00:00:00Z"),
    ])
    func `a timestamp is RFC 3339, and reads back`(seconds: Int64, nanos: Int32, expected: String) {
        let timestamp = GoogleProtobufTimestamp(seconds: seconds, nanos: nanos)
        #expect(timestamp.json() == "\"\(expected)\"")
        #expect(GoogleProtobufTimestamp(rfc3339: expected) == timestamp)
    }

    @Test(arguments: [
        (-62_135_596_801 as Int64, 0 as Int32), (253_402_300_800, 0), (0, -1), (0, 1_000_000_000), (.max, .max),
        (.min, .min),
    ])
    func `a timestamp outside its range is written as it is`(seconds: Int64, nanos: Int32) {
        let timestamp = GoogleProtobufTimestamp(seconds: seconds, nanos: nanos)
        #expect(timestamp.rfc3339 == nil)
        #expect(timestamp.json() == #"{"seconds":"\#(seconds)","nanos":\#(nanos)}"#)
    }

    @Test(arguments: [
        ("2026-11-21T22:24:15.5+01:00", "2026-11-21T21:24:15.500Z"), ("2026-11-21t21:24:15z", "2026-11-21T21:24:15Z"),
        ("2026-01-01T00:30:00+02:00", "2025-12-31T22:30:00Z"), ("2025-12-31T22:30:00-02:00", "2026-01-01T00:30:00Z"),
        ("2024-02-29T12:00:00.1234567Z", "2024-02-29T12:00:00.123456700Z"),
    ])
    func `times with an offset are read`(text: String, expected: String) {
        #expect(GoogleProtobufTimestamp(rfc3339: text)?.rfc3339 == expected)
    }

    @Test(arguments: [
        "", "2026-11-21", "2026-11-21T21:24:15", "2026-11-21 21:24:15Z", "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z",
        "2023-02-29T00:00:00Z", "2026-11-21T24:00:00Z", "2026-11-21T21:60:00Z", "2026-11-21T21:24:60Z",
        "2026-11-21T21:24:15.Z", "2026-11-21T21:24:15.1234567890Z", "2026-11-21T21:24:15+0100", "2026-11-21T21:24:15Zx",
        "+026-11-21T21:24:15Z", "0000-01-01T00:00:00Z", "0001-01-01T00:00:00+01:00", "２026-11-21T21:24:15Z",
    ])
    func `text that is no time is refused`(text: String) {
        #expect(GoogleProtobufTimestamp(rfc3339: text) == nil)
    }

    @Test(arguments: [
        (0 as Int64, 0 as Int32, "0s"), (1, 500_000_000, "1.500s"), (-1, -500_000_000, "-1.500s"),
        (0, -1_000, "-0.000001s"), (3, 1, "3.000000001s"), (315_576_000_000, 0, "315576000000s"),
    ])
    func `a duration is seconds`(seconds: Int64, nanos: Int32, expected: String) {
        #expect(GoogleProtobufDuration(seconds: seconds, nanos: nanos).json() == "\"\(expected)\"")
    }

    @Test(arguments: [(1 as Int64, -1 as Int32), (-1, 1), (0, .min), (.min, 0), (.max, .max)])
    func `a duration that is not valid is written as it is`(seconds: Int64, nanos: Int32) {
        let duration = GoogleProtobufDuration(seconds: seconds, nanos: nanos)
        #expect(duration.json() == #"{"seconds":"\#(seconds)","nanos":\#(nanos)}"#)
    }

    @Test func `a duration is Swift's and back`() {
        for duration in [Duration.zero, .milliseconds(1_500), .nanoseconds(-1), .seconds(-3), .milliseconds(-2_250)] {
            #expect(GoogleProtobufDuration(duration).duration == duration)
        }
        #expect(GoogleProtobufDuration(.seconds(Int64.max)).seconds == 315_576_000_000)
        #expect(GoogleProtobufDuration(.seconds(Int64.min)).seconds == -315_576_000_000)
        #expect(GoogleProtobufDuration(seconds: .min, nanos: .min).duration < .zero)
    }

    @Test func `a field mask is its paths with commas`() {
        #expect(GoogleProtobufFieldMask(paths: ["a", "b.c_d"]).json() == #""a,b.c_d""#)
        #expect(GoogleProtobufFieldMask().json() == #""""#)
    }

    @Test func `an empty message is an empty object`() {
        #expect(GoogleProtobufEmpty().json() == "{}")
    }
}
