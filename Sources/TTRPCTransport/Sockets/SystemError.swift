internal import Glibc

/// What the system calls an error, such as "Connection refused".
func systemErrorText(_ number: CInt) -> String {
    String(cString: strerror(number))
}
