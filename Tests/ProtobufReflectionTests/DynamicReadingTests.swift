import ProtobufC
import ProtobufReflection
import Testing

/// JSON that is taken, and what it becomes.
@Suite struct DynamicReadingTests {
    private func reads(_ json: String, _ name: String, from pool: DescriptorPool) throws -> String {
        let type = try #require(pool.message(named: name))
        let coder = DynamicCoder(pool)
        let message = try coder.read(json: json, as: type)
        // Only what is set, so that the expected text stays short.
        let all = coder.json(try coder.unpack(message.packed(), as: type))
        let empty = coder.json(DynamicMessage(type))
        return all == empty ? "default" : all
    }

    @Test(
        arguments: [
            (#"{"text_is":1}"#, nil),
            (
                #"{"text":"a","notes":[{"text":"b"},{}],"parent":null}"#,
                #"{"text":"a","notes":[{"text":"b","notes":[]},{"text":"","notes":[]}]}"#
            ),
            (#" { "text" : "\u00e9\ud83d\ude42\/" } "#, #"{"text":"é🙂/","notes":[]}"#),
            (#"{"notes":null,"text":null}"#, "default"),
        ] as [(String, String?)])
    func `objects are messages, and null is unset`(json: String, expected: String?) throws {
        let pool = try Pools.reflected()
        guard let expected else {
            #expect(throws: DynamicError.self) { try reads(json, "reflected.v1.Note", from: pool) }
            return
        }
        #expect(try reads(json, "reflected.v1.Note", from: pool) == expected)
    }

    @Test(arguments: [
        (#"{"count":0}"#, #"{"count":0,"plain":0}"#), (#"{"name":""}"#, #"{"name":"","plain":0}"#),
        (#"{"simple":5}"#, #"{"plain":5}"#), (#"{"plain":5.0e0}"#, #"{"plain":5}"#),
        (#"{"plain":"-12"}"#, #"{"plain":-12}"#), (#"{"plain":120e-1}"#, #"{"plain":12}"#),
        (#"{"plain":2147483647}"#, #"{"plain":2147483647}"#), (#"{"plain":-0}"#, "default"),
        (#"{"count":null}"#, "default"),
    ])
    func `set is another thing than zero where the proto says so, and numbers may be written in many ways`(
        json: String, expected: String
    ) throws {
        #expect(try reads(json, "reflected.v1.Optional", from: Pools.reflected()) == expected)
    }

    @Test(arguments: [
        (#"{"int64Value":9007199254740993}"#, #""int64_value":"9007199254740993""#),
        (#"{"int64_value":"-9223372036854775808"}"#, #""int64_value":"-9223372036854775808""#),
        (#"{"uint64Value":18446744073709551615}"#, #""uint64_value":"18446744073709551615""#),
        (#"{"doubleValue":"NaN"}"#, #""double_value":"NaN""#),
        (#"{"floatValue":"-Infinity"}"#, #""float_value":"-Infinity""#),
        (#"{"doubleValue":1.7976931348623157e308}"#, #""double_value":1.7976931348623157e+308"#),
        (#"{"bytesValue":"-_8"}"#, #""bytes_value":"+/8=""#), (#"{"bytesValue":"AA=="}"#, #""bytes_value":"AA==""#),
        (#"{"enumValue":"PAINT_COLOR_DEEP_RED"}"#, #""enum_value":"PAINT_COLOR_DEEP_RED""#),
        (#"{"enumValue":-5}"#, #""enum_value":"PAINT_COLOR_NEGATIVE""#), (#"{"enumValue":99}"#, #""enum_value":99"#),
        (#"{"nameById":{"-1":"a","2":""}}"#, #""name_by_id":{"-1":"a","2":""}"#),
        (#"{"innerByName":{"é":{"text":"t"}}}"#, #""inner_by_name":{"é":{"text":"t","kind":"KIND_UNSPECIFIED"}}"#),
        (#"{"userId":0}"#, #""user_id":0"#), (#"{"name":null,"rawId":""}"#, #""raw_id":"""#),
    ])
    func `every kind of field is read`(json: String, expected: String) throws {
        let all = try reads(json, "fixture.v1.Everything", from: Pools.fixture())
        #expect(all.contains(expected), "\(all)")
    }

    @Test(arguments: [
        (#"{"any":{}}"#, #""any":{"@type":"","value":""}"#),
        (
            #"{"any":{"text":"a","@type":"x/reflected.v1.Note"}}"#,
            #""any":{"@type":"x/reflected.v1.Note","text":"a","notes":[]}"#
        ),
        (
            #"{"any":{"@type":"x/google.protobuf.Duration","value":"1.5s"}}"#,
            #""any":{"@type":"x/google.protobuf.Duration","value":"1.500s"}"#
        ),
        (#"{"any":{"@type":"x/unknown","value":"AQ=="}}"#, #""any":{"@type":"x/unknown","value":"AQ=="}"#),
        (#"{"timestamp":"2026-11-21T22:24:15.5+01:00"}"#, #""timestamp":"2026-11-21T21:24:15.500Z""#),
        (#"{"duration":"-0.000001s"}"#, #""duration":"-0.000001s""#), (#"{"duration":"3s"}"#, #""duration":"3s""#),
        (#"{"fieldMask":"dueTime,a.b_c"}"#, #""field_mask":"due_time,a.b_c""#), (#"{"empty":{}}"#, #""empty":{}"#),
        (
            #"{"structValue":{"a":[1,"b",null,{"c":true}]}}"#, #""struct_value":{"a":[1,"b",null,{"c":true}]}"#
        ),
        (#"{"value":null}"#, #""value":null"#), (#"{"listValue":[]}"#, #""list_value":[]"#),
        (#"{"values":[null,1]}"#, #""values":[null,1]"#), (#"{"int64Value":"5"}"#, #""int64_value":"5""#),
        (#"{"boolValue":false}"#, #""bool_value":false"#), (#"{"bytesValue":""}"#, #""bytes_value":"""#),
        (#"{"times":{"true":"1970-01-01T00:00:00Z"}}"#, #""times":{"true":"1970-01-01T00:00:00Z"}"#),
    ])
    func `well-known types have forms of their own`(json: String, expected: String) throws {
        let all = try reads(json, "reflected.v1.WellKnown", from: Pools.reflected())
        #expect(all.contains(expected), "\(all)")
    }

    @Test func `older files keep what is set, packed or not, and know no defaults here`() throws {
        let pool = try Pools.reflected()
        let type = try #require(pool.message(named: "reflected.v1.Legacy"))
        let coder = DynamicCoder(pool)
        let message = try coder.read(json: #"{"count":0,"unpacked":[1,2],"packed":[3,4]}"#, as: type)
        #expect(message.packed() == [0x08, 0, 0x10, 1, 0x10, 2, 0x1a, 2, 3, 4])
        // Packed and unpacked are read whatever the proto says.
        let swapped = try coder.unpack([0x12, 2, 1, 2, 0x18, 3, 0x18, 4], as: type)
        #expect(coder.json(swapped) == #"{"unpacked":[1,2],"packed":[3,4]}"#)
    }

    @Test func `what is nested too deep, too long or too much is refused`() throws {
        let pool = try Pools.reflected()
        let type = try #require(pool.message(named: "reflected.v1.Note"))
        var packed: [UInt8] = []
        for _ in 0..<20 { packed = [0x1a, UInt8(packed.count)] + packed }
        let coder = DynamicCoder(pool, limits: DynamicLimits(bytesMax: 45, depthMax: 20))
        #expect(throws: ProtobufError.tooDeep(limit: 20)) { try coder.unpack(packed, as: type) }
        #expect(try coder.unpack(Array(packed.dropFirst(2)), as: type).packed().count == 38)
        let few = DynamicCoder(pool, limits: DynamicLimits(valuesMax: 2))
        #expect(throws: ProtobufError.tooManyFields(limit: 2)) {
            try few.unpack([0x22, 0, 0x22, 0, 0x22, 0], as: type)
        }
        #expect(throws: ProtobufError.malformed(reason: "46 bytes are more than 45")) {
            try coder.unpack(Array(repeating: 0, count: 46), as: type)
        }
        let deep = String(repeating: #"{"parent":"#, count: 21)
        let limits = DynamicLimits(depthMax: 20)
        let error = #expect(throws: DynamicError.self) {
            try DynamicCoder(pool, limits: limits).read(json: deep, as: type)
        }
        #expect(error?.description == "this is no JSON: line 1, column 201: values are nested more than 20 deep")
    }

    @Test func `as deep as the limits allow is read and written in both forms`() throws {
        let pool = try Pools.reflected()
        let type = try #require(pool.message(named: "reflected.v1.Note"))
        let coder = DynamicCoder(pool)
        // The innermost one writes an empty list, which is the hundredth level.
        let json = String(repeating: #"{"parent":"#, count: 98) + "{}" + String(repeating: "}", count: 98)
        let message = try coder.read(json: json, as: type)
        #expect(try coder.unpack(message.packed(), as: type) == message)
        #expect(try coder.read(json: coder.json(message), as: type) == message)
        let nested = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
        let value = try #require(pool.message(named: "google.protobuf.Value"))
        #expect(try coder.json(coder.read(json: nested, as: value)) == nested)
    }

    @Test func `the last member of a oneof wins`() throws {
        let pool = try Pools.fixture()
        let type = try #require(pool.message(named: "fixture.v1.Everything"))
        let coder = DynamicCoder(pool)
        // name, user_id, name.
        let message = try coder.unpack([0x9a, 3, 1, 0x61, 0xa0, 3, 5, 0x9a, 3, 1, 0x62], as: type)
        #expect(message.values("name") == [.string("b")])
        #expect(message.values("user_id") == [])
    }
}
