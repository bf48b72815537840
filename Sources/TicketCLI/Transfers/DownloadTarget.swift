internal import ArgumentParser
internal import Glibc

/// Where a download goes.
struct DownloadTarget {
    let path: String

    /// The file of this path; in a folder, the file of this name.
    ///
    /// - Parameter filename: as the server gave it. It is never taken for a path.
    /// - Throws: `ValidationError` when there is such a file already that is not to be replaced.
    init(path: String, filename: String, replaces: Bool) throws {
        var status = stat()
        let isFolder = stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
        if isFolder, filename.isEmpty || filename.contains("/") || filename == "." || filename == ".." {
            throw ValidationError("the attachment's name is none of a file here; name one with --to")
        }
        self.path = isFolder ? (path == "." ? filename : path + "/" + filename) : path
        if !replaces, lstat(self.path, &status) == 0 {
            throw ValidationError(
                "\(self.path) is there already; name another file with --to, or replace it with --force")
        }
    }
}
