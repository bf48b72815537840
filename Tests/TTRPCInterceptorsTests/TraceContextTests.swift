import TTRPCInterceptors
import Testing

private let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
private let parent = "00f067aa0ba902b7"

@Suite struct `A trace's context, by the W3C recommendation` {
    @Test func `is read from its parent`() throws {
        let context = try #require(TraceContext(parents: ["00-\(trace)-\(parent)-01"]))
        #expect(context.traceID == trace && context.parentID == parent && context.isSampled)
        #expect(context.state == nil)
        #expect(context.parent == "00-\(trace)-\(parent)-01")
    }

    @Test(arguments: [("00", false), ("01", true), ("02", false), ("ff", true)])
    func `keeps of the flags the one that is known`(flags: String, isSampled: Bool) throws {
        let context = try #require(TraceContext(parents: ["00-\(trace)-\(parent)-\(flags)"]))
        #expect(context.isSampled == isSampled)
        #expect(context.parent.hasSuffix(isSampled ? "-01" : "-00"))
    }

    @Test(arguments: ["", "-", "-what-comes-later", "-00-\(trace)"])
    func `is read from a newer version, whatever follows the known fields, and goes on as version 00`(
        rest: String
    ) throws {
        let context = try #require(TraceContext(parents: ["cc-\(trace)-\(parent)-01\(rest)"]))
        #expect(context.parent == "00-\(trace)-\(parent)-01")
    }

    @Test(arguments: [
        "", "00", "00-\(trace)-\(parent)", "00-\(trace)-\(parent)-0", "00-\(trace)-\(parent)-01-",
        "00-\(trace)-\(parent)-01-more", "00-\(trace)-\(parent)-01 ", " 00-\(trace)-\(parent)-01",
        "ff-\(trace)-\(parent)-01", "0x-\(trace)-\(parent)-01", "CC-\(trace)-\(parent)-01",
        "cc-\(trace)-\(parent)-01more", "cc-\(trace)-\(parent)-01.",
        "00-00000000000000000000000000000000-\(parent)-01", "00-\(trace)-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-\(parent)-01", "00-\(trace)-00F067AA0BA902B7-01",
        "00-\(trace)-\(parent)-0g", "00-\(trace)-\(parent)-0A", "00-\(trace).\(parent)-01", "00.\(trace)-\(parent)-01",
        "00-\(trace)-\(parent).01", "00-4bf92f3577b34da6a3ce929d0e0e473é-\(parent)-1",
    ])
    func `is none when its parent breaks the rules`(text: String) {
        #expect(TraceContext(parents: [text]) == nil)
    }

    @Test func `is none when there are two parents, or none`() {
        let parent = "00-\(trace)-\(parent)-01"
        #expect(TraceContext(parents: [parent, parent]) == nil)
        #expect(TraceContext(parents: []) == nil)
    }

    @Test(arguments: [
        (["congo=t61rcWkgMzE"], "congo=t61rcWkgMzE"), (["rojo=1,congo=2"], "rojo=1,congo=2"),
        (["rojo=1", "congo=2"], "rojo=1,congo=2"), ([" rojo=1 \t,\tcongo=a b ,, "], "rojo=1,congo=a b"),
        (["fw529a3039@dt=FfPw", "0tenant@sys=1", "a_-*/9= ~!"], "fw529a3039@dt=FfPw,0tenant@sys=1,a_-*/9= ~!"),
    ])
    func `brings along what tracing systems have left`(states: [String], text: String) {
        #expect(TraceState(states)?.text == text)
    }

    @Test(arguments: [
        "", ",", "congo", "=1", "congo=", "Congo=1", "0congo=1", "co ngo=1", "congo =1", "a@b@c=1", "@b=1", "a@=1",
        "a@0b=1", "congo=1=2", "congo=é", "congo=\u{1}", "congo=1,congo=2", "rojo=1,!=2",
        String(repeating: "k", count: 257) + "=1", "k=" + String(repeating: "v", count: 257),
        String(repeating: "t", count: 242) + "@s=1", "t@" + String(repeating: "s", count: 15) + "=1",
        (0..<33).map { "k\($0)=1" }.joined(separator: ","),
        (0..<32).map { "k\($0)=" + String(repeating: "v", count: 200) }.joined(separator: ","),
    ])
    func `leaves a state out that breaks the rules, and keeps the parent`(state: String) throws {
        let context = try #require(TraceContext(parents: ["00-\(trace)-\(parent)-01"], states: [state]))
        #expect(context.state == nil)
    }

    @Test func `takes 32 pairs, and keys and values of 256 bytes`() {
        #expect(TraceState([(0..<32).map { "k\($0)=1" }.joined(separator: ",")]) != nil)
        #expect(TraceState([String(repeating: "k", count: 256) + "=" + String(repeating: "v", count: 256)]) != nil)
        #expect(
            TraceState([String(repeating: "t", count: 241) + "@" + String(repeating: "s", count: 14) + "=1"]) != nil)
    }
}
