internal import Glibc

/// Runs a program to its end.
///
/// It gets none of this process's descriptors, as Foundation's `Process` would give it: with them it would keep the
/// listeners of other tests open.
enum Command {
    struct NotStarted: Error {
        let number: Int32
    }

    /// `posix_spawn_file_actions_addclosefrom_np`, which glibc has since 2.34 and its module does not show.
    private typealias CloseFrom =
        @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, Int32) -> Int32

    private static let closeFrom: CloseFrom = {
        let symbol = dlsym(nil, "posix_spawn_file_actions_addclosefrom_np")
        return unsafeBitCast(symbol, to: Optional<CloseFrom>.self) ?? { _, _ in 0 }
    }()

    /// Runs the program that the first word names, with nothing on standard input, and waits for it.
    ///
    /// - Returns: the status it exits with; 128 and the signal's number if a signal ends it.
    static func run(_ words: [String], errorsTo path: String) throws -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        _ = closeFrom(&actions, 3)
        var pointers = words.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var pid: pid_t = 0
        let number = posix_spawnp(&pid, words[0], &actions, nil, &pointers, environ)
        guard number == 0 else { throw NotStarted(number: number) }
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        return status & 0x7f == 0 ? status >> 8 & 0xff : 128 + (status & 0x7f)
    }
}
