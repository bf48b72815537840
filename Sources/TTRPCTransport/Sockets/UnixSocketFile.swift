internal import Glibc

/// The file of a Unix socket on which this process listens.
struct UnixSocketFile: Sendable {
    let path: String
    private let device: dev_t
    private let inode: ino_t

    /// Makes a listening socket that its owner alone may connect to.
    ///
    /// Nobody can connect before the file has its mode: until then the socket does not listen. The file of a server
    /// that is gone is replaced; one that answers is left alone.
    ///
    /// - Returns: the socket's descriptor, which the caller owns, and its file.
    static func listen(path: String, backlog: Int) throws(ServerError) -> (descriptor: CInt, file: UnixSocketFile) {
        guard var address = sockaddr_un(path: path) else {
            throw .unixSocket(path: path, problem: "a path of a Unix socket has 1 to 107 bytes")
        }
        try removeStale(path, &address)
        let descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .unixSocket(path: path, problem: systemErrorText(errno)) }
        guard address.withSocketAddress({ bind(descriptor, $0, $1) }) == 0 else {
            throw closing(descriptor, path: path)
        }
        var status = stat()
        guard chmod(path, 0o600) == 0, lstat(path, &status) == 0,
            Glibc.listen(descriptor, CInt(clamping: backlog)) == 0
        else {
            let error = closing(descriptor, path: path)
            unlink(path)
            throw error
        }
        return (descriptor, UnixSocketFile(path: path, device: status.st_dev, inode: status.st_ino))
    }

    /// Removes the file, unless another server has put its own in its place.
    func remove() {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_dev == device, status.st_ino == inode else { return }
        unlink(path)
    }

    private static func removeStale(_ path: String, _ address: inout sockaddr_un) throws(ServerError) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw .unixSocket(path: path, problem: "there is something that is no socket; name another path")
        }
        let probe = socket(
            AF_UNIX, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
        guard probe >= 0 else { throw .unixSocket(path: path, problem: systemErrorText(errno)) }
        let isConnected = address.withSocketAddress { connect(probe, $0, $1) } == 0
        let number = errno
        close(probe)
        // A living server whose queue is full answers EAGAIN.
        if isConnected || number == EAGAIN {
            throw .unixSocket(path: path, problem: "another server listens there; stop it or name another path")
        }
        guard number == ECONNREFUSED else { throw .unixSocket(path: path, problem: systemErrorText(number)) }
        guard unlink(path) == 0 else { throw .unixSocket(path: path, problem: systemErrorText(errno)) }
    }

    /// Closes the socket after a call on it has failed, and says why.
    private static func closing(_ descriptor: CInt, path: String) -> ServerError {
        let error = ServerError.unixSocket(path: path, problem: systemErrorText(errno))
        close(descriptor)
        return error
    }
}

extension sockaddr_un {
    /// Nil if the path is empty, has a NUL or does not fit.
    fileprivate init?(path: String) {
        self.init()
        sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        let fits = withUnsafeMutableBytes(of: &sun_path) { field in
            guard !bytes.isEmpty, bytes.count < field.count, !bytes.contains(0) else { return false }
            field.copyBytes(from: bytes)
            return true
        }
        guard fits else { return nil }
    }

    fileprivate mutating func withSocketAddress(_ body: (UnsafePointer<sockaddr>, socklen_t) -> CInt) -> CInt {
        withUnsafePointer(to: &self) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
