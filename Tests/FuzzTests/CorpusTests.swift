import Foundation
import FuzzTargets
import TestThreads
import Testing

/// What fuzzing has found worth keeping, without a fuzzer.
@Suite(.onThreadOfItsOwn) struct `The kept corpus` {
    @Test(arguments: FuzzTarget.allCases)
    func `breaks no promise`(target: FuzzTarget) throws {
        let inputs = try Corpus.inputs(of: target)
        #expect(inputs.count > 20)
        for (name, bytes) in inputs {
            do {
                try bytes.withUnsafeBytes { try target.run($0) }
            } catch {
                Issue.record("\(target)/\(name): \(error)")
            }
        }
    }

    @Test(arguments: FuzzTarget.allCases)
    func `breaks none when any input is cut short, either`(target: FuzzTarget) throws {
        for (name, bytes) in try Corpus.inputs(of: target) {
            for count in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 16)) {
                do {
                    try bytes.withUnsafeBytes { try target.run(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
                } catch {
                    Issue.record("\(target)/\(name), its first \(count) bytes: \(error)")
                }
            }
        }
    }

    @Test func `stays small`() throws {
        let bytes = try FuzzTarget.allCases.flatMap { try Corpus.inputs(of: $0) }.reduce(0) { $0 + $1.bytes.count }
        #expect(bytes < 200 << 10)
    }
}
