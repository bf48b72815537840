internal import FoundationEssentials
internal import Glibc

/// What a process has used so far.
struct ProcessUsage: Sendable, Hashable {
    /// On all its threads, in user and kernel mode.
    var cpuNanoseconds: Int64 = 0
    /// The memory that is in use.
    var residentBytes: Int64 = 0
    /// The most that was in use since the process began.
    var residentBytesMax: Int64 = 0

    /// This process.
    static var own: ProcessUsage { ProcessUsage(of: getpid()) ?? ProcessUsage() }

    /// All of some processes together; nil if one of them is not there, or there are none.
    init?(of pids: [Int32]) {
        guard !pids.isEmpty else { return nil }
        self.init()
        for pid in pids {
            guard let usage = ProcessUsage(of: pid) else { return nil }
            cpuNanoseconds += usage.cpuNanoseconds
            residentBytes += usage.residentBytes
            residentBytesMax += usage.residentBytesMax
        }
    }

    /// A process of this machine; nil if there is none with this number.
    init?(of pid: Int32) {
        var clock = clockid_t()
        var time = timespec()
        guard pid > 0, clock_getcpuclockid(pid, &clock) == 0, clock_gettime(clock, &time) == 0 else { return nil }
        cpuNanoseconds = Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
        guard let status = FileManager.default.contents(atPath: "/proc/\(pid)/status") else { return }
        for line in String(decoding: status, as: UTF8.self).split(separator: "\n") {
            if line.hasPrefix("VmRSS:") { residentBytes = Self.bytes(line) }
            if line.hasPrefix("VmHWM:") { residentBytesMax = Self.bytes(line) }
        }
    }

    /// None.
    init() {}

    /// Of a line such as `VmRSS:     5400 kB`.
    private static func bytes(_ line: Substring) -> Int64 {
        let kibibytes = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Int64($0) }
        return (kibibytes ?? 0) * 1_024
    }
}
