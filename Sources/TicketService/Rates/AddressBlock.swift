internal import Glibc

/// What of an address tells one caller from another: all of an IPv4 address, the network of an IPv6 address, since
/// whoever has one has 2⁶⁴ of them.
struct AddressBlock: Sendable, Hashable {
    private let text: String

    init(host: String) {
        // A zone such as "%eth0" is no part of the address.
        let address = host.split(separator: "%", maxSplits: 1).first.map(String.init) ?? host
        var parsed = in6_addr()
        guard inet_pton(AF_INET6, address, &parsed) == 1 else {
            text = host
            return
        }
        text = withUnsafeBytes(of: parsed) { bytes in
            bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ".")
        }
    }
}
