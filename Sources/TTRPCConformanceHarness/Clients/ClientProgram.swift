internal import Foundation
internal import Glibc

/// A client under test that is a program, started anew for each task: `COMMAND... ADDRESS TASK`.
public struct ClientProgram: ClientUnderTest {
    private let words: [String]

    /// - Parameter words: the program, searched for in the path, and its first arguments.
    public init(words: [String]) {
        self.words = words
    }

    public func start(_ task: ClientTask, address: String) throws -> any RunningClientTask {
        var ends: [Int32] = [-1, -1]
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { throw CaseFailure("no pair of sockets") }
        defer { close(ends[1]) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        var pointers = (words + [address, task.rawValue]).map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var process: pid_t = 0
        let number = posix_spawnp(&process, words[0], &actions, nil, &pointers, environ)
        guard number == 0 else {
            close(ends[0])
            throw CaseFailure("cannot start \(words[0]): \(String(cString: strerror(number)))")
        }
        return RunningProgram(process: process, output: ends[0])
    }
}

/// A program that performs a task. It is ended with the last reference to it.
private final class RunningProgram: RunningClientTask {
    private let process: pid_t
    private let output = Output()

    /// - Parameter descriptor: the end of what the program prints, which is read at once, so that it never waits.
    init(process: pid_t, output descriptor: Int32) {
        self.process = process
        Thread.detachNewThread { [output] in
            output.finish(Self.readLines(descriptor))
            close(descriptor)
        }
    }

    deinit {
        kill(process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
    }

    func lines(withinSeconds seconds: Int) throws -> [String] {
        guard let lines = output.wait(seconds: seconds) else {
            throw CaseFailure("the client did not end within \(seconds) s")
        }
        return lines
    }

    private static func readLines(_ descriptor: Int32) -> [String] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
            }
            bytes += buffer.prefix(count)
        }
    }
}
