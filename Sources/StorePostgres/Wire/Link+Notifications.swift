import CPostgres

extension Link {
    /// What to wait on for the server to say something.
    var socket: CInt { PQsocket(handle) }

    /// What other sessions have notified since the last call, without waiting.
    func notifications() throws(Failure) -> [String] {
        guard PQconsumeInput(handle) == 1 else { throw complaint }
        var payloads: [String] = []
        while let notification = PQnotifies(handle) {
            // Our own come back as well.
            if notification.pointee.be_pid != PQbackendPID(handle), let payload = notification.pointee.extra {
                payloads.append(String(cString: payload))
            }
            PQfreemem(notification)
        }
        return payloads
    }
}
