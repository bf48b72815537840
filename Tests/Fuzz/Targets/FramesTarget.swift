/// Bytes that may be frames, for either side, in any cut.
///
/// The first byte of the input says which side: bit 0 for a client, and bit 1 for one that has the extension; see
/// ``FuzzScript`` for the rest.
enum FramesTarget {
    static func run(_ input: UnsafeRawBufferPointer) throws {
        guard let side = input.first else { return }
        let script = FuzzScript(UnsafeRawBufferPointer(rebasing: input[1...]))
        let isExtended = side & 2 != 0
        if side & 1 == 0 {
            try cutsDoNotMatter(script) { FuzzedServer(isExtended: isExtended) }
            let server = FuzzedServer(isExtended: isExtended)
            try play(script, server)
        } else {
            try cutsDoNotMatter(script) { FuzzedClient(isExtended: isExtended) }
            let client = FuzzedClient(isExtended: isExtended)
            try play(script, client)
        }
    }

    private static func play(_ script: FuzzScript, _ peer: some FuzzedPeer) throws {
        var rest = script.stream
        for step in script.steps {
            try peer.receive(FuzzScript.deliver(step.byteCount, of: &rest))
            try peer.act(step)
        }
        try peer.receive(Array(rest))
        try peer.finish()
    }

    /// The same bytes mean the same, however they arrive.
    private static func cutsDoNotMatter(_ script: FuzzScript, _ make: () -> some FuzzedPeer) throws {
        let whole = make()
        try whole.receive(Array(script.stream))
        let cut = make()
        var rest = script.stream
        for step in script.steps { try cut.receive(FuzzScript.deliver(step.byteCount, of: &rest)) }
        try cut.receive(Array(rest))
        try promise(whole.notes == cut.notes, "whole: \(whole.notes); cut: \(cut.notes)")
    }
}

/// A connection machine with what is known about it from outside.
protocol FuzzedPeer {
    /// What the machine wanted done, in order.
    var notes: [String] { get }

    func receive(_ bytes: [UInt8]) throws
    /// Does what a step other than a delivery says.
    func act(_ step: FuzzScript.Step) throws
    /// Brings everything to its end, and checks that nothing is left.
    func finish() throws
}
