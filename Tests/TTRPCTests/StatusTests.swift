import TTRPC
import TTRPCTestSupport
import Testing

@Suite struct `Statuses` {
    @Test func `codes have gRPC's names and numbers`() {
        #expect(StatusCode.allCases.map(\.rawValue) == Array(0...16))
        #expect(StatusCode.invalidArgument.name == "INVALID_ARGUMENT")
        #expect(StatusCode.unauthenticated.rawValue == 16)
    }

    @Test func `a detail is found by what follows the last slash`() throws {
        var detail = try StatusDetail(Note(text: "x"))
        #expect(detail.message(as: Note.self) == Note(text: "x"))
        detail.typeURL = "example.org/types/test.v1.Note"
        #expect(detail.message(as: Note.self) == Note(text: "x"))
        detail.typeURL = "type.googleapis.com/other.test.v1.Note"
        #expect(detail.message(as: Note.self) == nil)
    }

    @Test func `the cause stays out of description and comparison`() {
        struct Secret: Error {}
        let error = RPCError(code: .unknown, message: "failed", cause: Secret())
        #expect("\(error)" == "UNKNOWN: failed")
        #expect(error == RPCError(code: .unknown, message: "failed"))
    }
}
