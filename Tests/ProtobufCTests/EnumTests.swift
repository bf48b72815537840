import FixtureMessages
import ProtobufC
import Testing
import TicketMessages

@Suite struct EnumTests {
    @Test func `numbers, names and cases belong together`() {
        for color in PaintColor.allCases {
            #expect(PaintColor(rawValue: color.rawValue) == color)
            #expect(PaintColor(name: color.name) == color)
        }
        #expect(PaintColor.allCases.map(\.rawValue) == [0, 1, 2, -5, 7])
        #expect(PaintColor.deepRed.name == "PAINT_COLOR_DEEP_RED")
        #expect(PaintColor._2Tone.name == "PAINT_COLOR_2_TONE")
    }

    @Test func `a number without a name keeps it and is named by it`() {
        let unknown = PaintColor(rawValue: 42)
        #expect(unknown == .unrecognized(42))
        #expect(unknown.rawValue == 42)
        #expect(unknown.name == "42")
        #expect(unknown.protobufName == nil)
    }

    @Test func `a name that the proto does not have is nil`() {
        #expect(PaintColor(name: "PAINT_COLOR_PUCE") == nil)
        #expect(PaintColor(name: "42") == nil)
    }

    @Test func `the default is the value with the number 0`() {
        #expect(PaintColor() == .unspecified)
        #expect(GRPCHealthHealthCheckResponse().status == .unknown)
    }
}
