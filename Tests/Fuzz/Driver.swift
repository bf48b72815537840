internal import FuzzTargets
internal import Glibc

/// The target that this process fuzzes.
private let target = getenv("TICKETD_FUZZ_TARGET").flatMap { FuzzTarget(rawValue: String(cString: $0)) }

/// What libFuzzer calls with each input. A trap is a find.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let target else { fatalError("TICKETD_FUZZ_TARGET names no target") }
    do {
        try target.run(UnsafeRawBufferPointer(start: data, count: count))
    } catch {
        fatalError("\(error)")
    }
    return 0
}
