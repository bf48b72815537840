internal import TTRPC
internal import TTRPCTestSupport

/// Shows that a server's counters are back at zero after a run: as much as the limits allow is taken, and no more.
struct BenchProbe {
    let server: BenchServer
    let limits: BenchLimits

    func check() throws {
        try fillSlots()
        try fillBytes()
    }

    private func fillSlots() throws {
        for index in 0..<limits.server.runningHandlersMax {
            try call(index)
            try promise(server.handlers.count == index + 1, "only \(index) handlers run, a slot was lost")
        }
        try call(90)
        try promise(
            server.handlers.count == limits.server.runningHandlersMax,
            "more handlers run than may: a slot was freed twice")
        try finish()
    }

    private func fillBytes() throws {
        let bytesMax = limits.server.requestBytesInFlightMax
        let empty = request(100, padding: 0).payload.count
        let few = request(100, padding: bytesMax - 1 - empty - 2)
        try promise(few.payload.count == bytesMax - 1, "the probe miscounts its own bytes")
        try server.receive(few.frame)
        try promise(server.wantsRead, "the server does not read at \(few.payload.count) bytes of \(bytesMax)")
        try finish()
        let many = request(101, padding: bytesMax - empty)
        try server.receive(many.frame)
        try promise(!server.wantsRead, "the server reads on at \(many.payload.count) bytes of \(bytesMax)")
        try finish()
        try promise(server.wantsRead, "the server does not read although nothing is in flight")
    }

    private func finish() throws {
        while let id = server.readyHandlers.first { try server.step(id) }
        try promise(server.streamCount == 0 && server.isIdle, "the server is not at rest after the probe")
        _ = server.outbound.take(.max)
        try server.settle()
    }

    private func call(_ index: Int) throws {
        try server.receive(request(index, padding: 0).frame)
    }

    /// A call to `Slow` on a stream above all that a run uses.
    private func request(_ index: Int, padding: Int) -> (frame: [UInt8], payload: [UInt8]) {
        let number: [UInt8] = [2 << 3] + Wire.varint(UInt64(1_000_000 + index))
        let payload = number + (padding > 0 ? Wire.field(3, [UInt8](repeating: 1, count: padding)) : [])
        return (Wire.request(stream: UInt32(1_000_001 + 2 * index), method: "Slow", payload: payload), payload)
    }
}
