internal import TTRPCSwiftGenerator

#if canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// Everything on the standard input.
func readInput() -> [UInt8] {
    var input: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
        let count = read(STDIN_FILENO, &chunk, chunk.count)
        guard count > 0 else { return input }
        input += chunk[..<count]
    }
}

/// Writes everything to a file that is open; false when it is closed.
func writeAll(_ output: some Sequence<UInt8>, to file: CInt) -> Bool {
    var rest = Array(output)[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
    }
    return true
}

let usage = """
    usage: protoc-gen-ttrpc-swift                       as a plugin of protoc, on its standard input and output
           protoc-gen-ttrpc-swift --patch-strings       reads a descriptor set, writes it with bytes for strings

    """

let status: CInt
do {
    switch Array(CommandLine.arguments.dropFirst()) {
    case []:
        status = writeAll(try Plugin.respond(to: readInput()), to: STDOUT_FILENO) ? 0 : 1
    case ["--patch-strings"]:
        status = writeAll(try StringPatch.patched(readInput()), to: STDOUT_FILENO) ? 0 : 1
    default:
        _ = writeAll(usage.utf8, to: STDERR_FILENO)
        status = 2
    }
} catch {
    _ = writeAll("protoc-gen-ttrpc-swift: \(error)\n".utf8, to: STDERR_FILENO)
    status = 1
}
exit(status)
