import TTRPC
import Testing

@Suite struct `Metadata, as callers see it` {
    @Test func `keys are lower-cased and order is kept`() {
        var metadata: Metadata = ["Authorization": "a", "x": "1"]
        metadata.append("X", "2")
        #expect(metadata.map(\.key) == ["authorization", "x", "x"])
        #expect(metadata[first: "authorization"] == "a")
        #expect(metadata["x"] == ["1", "2"])
        #expect(metadata[first: "y"] == nil)
        #expect(metadata.byteCount == 13 + 1 + 2 + 2)
    }

    @Test func `only ASCII letters are lowered`() {
        #expect((["ÄZ@[`": ""] as Metadata).first?.key == "Äz@[`")
    }

    @Test func `a description shows no values`() {
        #expect("\(["authorization": "secret"] as Metadata)" == "[authorization]")
    }
}
