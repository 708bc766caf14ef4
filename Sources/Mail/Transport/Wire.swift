import CCurl
import Foundation

/// A connection to a mail server: made, encrypted, verified and logged in by libcurl, then spoken over in our own words.
///
/// Why not libcurl's own IMAP and SMTP? By its sources (7.88): its IMAP knows one letter per request, sets `\Seen` by the URL form,
/// hands a custom `UID FETCH … BODY.PEEK[]` to the callback for headers, cut at a literal's first line, and can't idle; its SMTP
/// can't tell a connection that broke before the final dot from one that broke after it. `CURLOPT_CONNECT_ONLY` leaves all that
/// is delicate (names, TLS, STARTTLS, SASL) to libcurl and the dialogue to a grammar that says exactly what came and what did not.
///
/// Every call blocks, so a wire belongs to the thread of its session.
final class Wire {
    private let curl: CurlHandle
    private let socket: curl_socket_t
    private let interrupt: Interrupt
    /// How long the next answers may take; whoever speaks sets it.
    var allowance = Allowance(.answering, silence: .seconds(60), inAll: .seconds(60))

    init(_ curl: CurlHandle, interrupt: Interrupt) throws(MailFault) {
        self.curl = curl
        self.interrupt = interrupt
        socket = curl_get_socket(curl.pointer)
        guard socket >= 0 else { throw .brokenOff("the server hung up after the login") }
    }

    deinit {
        // Cut first, or libcurl says goodbye in the middle of whatever is on the wire, and waits for an answer.
        shutdown(socket, CInt(SHUT_RDWR))
    }

    /// What the server said until it let us in.
    var greeting: [String] { curl.heard }

    /// Goes on although it was to stop: there is something that must still be said.
    func forgetInterrupt() {
        interrupt.lower()
    }

    /// Sends all of it.
    func send(_ bytes: ArraySlice<UInt8>) throws(MailFault) {
        var outcome: Result<Void, MailFault> = .success(())
        bytes.withUnsafeBytes { buffer in
            outcome = Result { () throws(MailFault) in try send(buffer) }
        }
        try outcome.get()
    }

    private func send(_ buffer: UnsafeRawBufferPointer) throws(MailFault) {
        var done = 0
        while done < buffer.count {
            try mayGoOn()
            var count = 0
            let rest = UnsafeRawBufferPointer(rebasing: buffer[done...])
            let code = curl_easy_send(curl.pointer, rest.baseAddress, rest.count, &count)
            switch code {
            case CURLE_OK: done += count
            case CURLE_AGAIN: try wait(for: POLLOUT)
            default: throw .brokenOff(curl.complaint(code))
            }
        }
    }

    /// Waits until there is something and fills the buffer from its start.
    /// - Returns: how many bytes came, at least one.
    func receive(into buffer: inout [UInt8]) throws(MailFault) -> Int {
        while true {
            try mayGoOn()
            var count = 0
            let code = buffer.withUnsafeMutableBytes { space in
                curl_easy_recv(curl.pointer, space.baseAddress, space.count, &count)
            }
            switch code {
            case CURLE_OK where count > 0: return count
            case CURLE_OK: throw .brokenOff("the server hung up")
            case CURLE_AGAIN: try wait(for: POLLIN)
            default: throw .brokenOff(curl.complaint(code))
            }
        }
    }

    private func mayGoOn() throws(MailFault) {
        if interrupt.isRaised { throw .cancelled }
        if allowance.isOver { throw .timedOut(allowance.phase) }
    }

    private func wait(for event: CInt) throws(MailFault) {
        var watched = [
            pollfd(fd: socket, events: Int16(event), revents: 0),
            pollfd(fd: interrupt.descriptor, events: Int16(POLLIN), revents: 0),
        ]
        guard let pause = allowance.pause else { throw .timedOut(allowance.phase) }
        let answer = poll(&watched, nfds_t(watched.count), pause)
        if interrupt.isRaised { throw .cancelled }
        if answer == 0 { throw .timedOut(allowance.phase) }
        if watched[1].revents != 0 { interrupt.drain() }
    }
}
