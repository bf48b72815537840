import ProtobufC
import Testing
import TicketMessages

@Suite struct AnyTests {
    private let info = GoogleRPCErrorInfo(
        reason: "STALE", domain: "ticket.v1", metadata: [.init(key: "etag", value: "7")])

    @Test func `a message is packed with its type and unpacked again`() throws {
        let any = try GoogleProtobufAny(packing: info)
        #expect(any.typeURL == "type.googleapis.com/google.rpc.ErrorInfo")
        #expect(try any.unpack(as: GoogleRPCErrorInfo.self) == info)
    }

    @Test func `another type is nil, and only what follows the last slash counts`() throws {
        var any = try GoogleProtobufAny(packing: info)
        #expect(try any.unpack(as: GoogleRPCBadRequest.self) == nil)
        any.typeURL = "https://example.com/types/google.rpc.ErrorInfo"
        #expect(try any.unpack() == info)
        any.typeURL = "google.rpc.ErrorInfo"
        #expect(try any.unpack() == info)
    }

    @Test func `bytes that are not what the type says are an error`() {
        let any = GoogleProtobufAny(typeURL: "x/google.rpc.ErrorInfo", value: [0xff])
        #expect(throws: ProtobufError.self) { try any.unpack(as: GoogleRPCErrorInfo.self) }
    }

    @Test func `JSON shows the fields beside the type`() throws {
        #expect(
            try GoogleProtobufAny(packing: info).json()
                == #"{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"STALE","domain":"ticket.v1","#
                + #""metadata":{"etag":"7"}}"#)
    }

    @Test func `JSON of a well-known type is in value`() throws {
        let any = try GoogleProtobufAny(packing: GoogleProtobufDuration(seconds: 2))
        #expect(any.json() == #"{"@type":"type.googleapis.com/google.protobuf.Duration","value":"2s"}"#)
    }

    @Test func `JSON of a type that is not known here is its bytes`() {
        let any = GoogleProtobufAny(typeURL: "x/some.Other", value: [1])
        #expect(any.json() == #"{"@type":"x/some.Other","value":"AQ=="}"#)
    }

    @Test func `a chain of ten thousand messages inside each other stays shallow in JSON`() throws {
        var any = GoogleProtobufAny()
        for _ in 0..<10_000 { any = try GoogleProtobufAny(packing: any) }
        let deepest = any.json().reduce(into: (depth: 0, deepest: 0)) { state, character in
            if character == "{" { state = (state.depth + 1, max(state.deepest, state.depth + 1)) }
            if character == "}" { state.depth -= 1 }
        }
        #expect(deepest.deepest == 33)
    }
}
