import Foundation

/// Sockets on this machine.
package enum Loopback {
    package static func listen() throws -> (socket: CInt, port: Int) {
        let socket = Foundation.socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        var address = address(port: 0)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                bind(socket, generic, size) == 0 && Foundation.listen(socket, 16) == 0
                    && getsockname(socket, generic, &size) == 0
            }
        }
        guard isBound else { throw CocoaError(.featureUnsupported) }
        return (socket, Int(UInt16(bigEndian: address.sin_port)))
    }

    /// Nil when there will be no more.
    package static func accept(_ listener: CInt) -> CInt? {
        let socket = Foundation.accept(listener, nil, nil)
        return socket >= 0 ? socket : nil
    }

    /// Has the system take in little that nobody has read yet, for this socket and those that it accepts.
    static func narrow(_ socket: CInt) {
        var most: CInt = 64 * 1024
        setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &most, socklen_t(MemoryLayout<CInt>.size))
    }

    package static func connect(to port: Int) -> CInt? {
        let socket = Foundation.socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        var address = address(port: port)
        let isConnected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                Foundation.connect(socket, generic, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        return isConnected ? socket : nil
    }

    package static func send(_ bytes: ArraySlice<UInt8>, to socket: CInt) {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.send(socket, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL)) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    package static func hangUp(_ socket: CInt) {
        shutdown(socket, CInt(SHUT_RDWR))
    }

    private static func address(port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }
}
