#if canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// The time zones of the machine: the IANA database as the tzdata package installs it.
///
/// The system's files and not a copy inside the program, because governments change zones at a few weeks' notice, and
/// whoever runs the machine then updates one package. The process's own zone and environment play no part.
public struct ZoneDatabase: Sendable, Hashable {
    /// The database at its usual place.
    public static let system = ZoneDatabase(directories: ["/usr/share/zoneinfo"])

    private let directories: [String]

    /// A database in the first of these directories that has one.
    public init(directories: [String]) {
        self.directories = directories
    }

    /// The rules of a zone, read from its file; `UTC` needs none.
    ///
    /// Reads a file: ask when a desk is loaded, and keep the answer.
    ///
    /// - Throws: `ZoneError`.
    public func rules(named name: String) throws(ZoneError) -> ZoneRules {
        if name == ZoneRules.utc.name { return .utc }
        guard Self.isName(name) else { throw .unknown(name: name) }
        for directory in directories {
            let path = directory + "/" + name
            guard let bytes = try Self.contents(path) else { continue }
            do {
                return try ZoneFileReader.read(bytes, name: name)
            } catch {
                throw .unusable(path: path, reason: error.reason)
            }
        }
        guard directories.contains(where: Self.isDirectory) else { throw .noData(directories: directories) }
        throw .unknown(name: name)
    }

    /// The calendar of a desk's hours.
    ///
    /// - Throws: `ZoneError` if the zone is not to be had, `CalendarError` if the hours do not hold together.
    public func calendar(_ hours: ServiceHours) throws -> ServiceCalendar {
        let problems = hours.problems()
        guard problems.isEmpty else { throw CalendarError.inconsistent(problems) }
        return try ServiceCalendar(hours: hours, zone: try rules(named: hours.zone))
    }

    /// Whether a text has the form of a zone's name: words of letters, digits, `+`, `-` and `_` between slashes, at
    /// most 64 bytes. So it never leads out of the directory, and never to the machine's own zone.
    static func isName(_ text: String) -> Bool {
        let words = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return text.utf8.count <= 64 && !["localtime", "posixrules"].contains(text)
            && words.allSatisfy { !$0.isEmpty && $0.allSatisfy(isNameByte) }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "+-_".utf8.contains(byte)
        }
    }

    private static func isDirectory(_ path: String) -> Bool {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        close(descriptor)
        return true
    }

    /// What a file holds, one byte more than a zone's file may have at most; nil if there is no such file.
    private static func contents(_ path: String) throws(ZoneError) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw .unusable(path: path, reason: String(cString: strerror(errno)))
        }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 8_192)
        while bytes.count <= ZoneFileReader.bytesMax {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EISDIR { return nil }
            guard count >= 0 else { throw .unusable(path: path, reason: String(cString: strerror(errno))) }
            if count == 0 { break }
            bytes += buffer.prefix(count)
        }
        return bytes
    }
}
