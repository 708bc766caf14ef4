import CCurl
import Foundation

/// One handle of libcurl, and all that must live as long as it: the settings in Swift's types, no pointer gets out of here.
final class CurlHandle {
    let pointer: UnsafeMutableRawPointer
    private let complaintBuffer = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
    private let transcript = Transcript()
    private let interrupt: Interrupt
    private var body: Body?

    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    init(interrupt: Interrupt) throws(MailFault) {
        guard Self.isReady, let pointer = curl_easy_init() else { throw .unreachable("libcurl does not start") }
        self.pointer = pointer
        self.interrupt = interrupt
        complaintBuffer.pointee = 0
        curl_set_pointer(pointer, CURLOPT_ERRORBUFFER, complaintBuffer)
        listen()
        watchInterrupt()
    }

    deinit {
        curl_easy_cleanup(pointer)
        complaintBuffer.deallocate()
    }

    func set(_ option: CURLoption, _ value: Int) throws(MailFault) {
        try accepted(curl_set_number(pointer, option, value), option)
    }

    func set(_ option: CURLoption, _ value: String?) throws(MailFault) {
        try accepted(curl_set_text(pointer, option, value), option)
    }

    private func accepted(_ code: CURLcode, _ option: CURLoption) throws(MailFault) {
        guard code == CURLE_OK else { throw .unreachable("libcurl can't do option \(option.rawValue)") }
    }

    func number(_ info: CURLINFO) -> Int {
        var value = 0
        return curl_get_number(pointer, info, &value) == CURLE_OK ? value : 0
    }

    /// What the server has said so far, by lines.
    var heard: [String] { transcript.lines }

    /// What libcurl says of the last failure.
    func complaint(_ code: CURLcode) -> String {
        let text = String(cString: complaintBuffer)
        return text.isEmpty ? String(cString: curl_easy_strerror(code)) : text
    }

    /// The certificates that the server showed, its own first, by the names of their fields.
    var certificates: [[String: String]] {
        guard let found = curl_get_certificates(pointer)?.pointee, let chain = found.certinfo else { return [] }
        return (0..<Int(found.num_of_certs)).map { place in
            var fields: [String: String] = [:]
            var entry = chain[place]
            while let current = entry {
                let text = String(cString: current.pointee.data)
                if let colon = text.firstIndex(of: ":") {
                    fields[String(text[..<colon])] = String(text[text.index(after: colon)...])
                }
                entry = current.pointee.next
            }
            return fields
        }
    }

    /// Whose certificates are believed; nothing is said to anybody else.
    func believe(_ authority: MailServer.Authority) throws(MailFault) {
        try set(CURLOPT_SSL_VERIFYPEER, 1)
        try set(CURLOPT_SSL_VERIFYHOST, 2)
        try set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
        if case .file(let file) = authority {
            try set(CURLOPT_CAINFO, file.path)
            // Or those of the system would be trusted besides.
            try set(CURLOPT_CAPATH, nil)
        }
    }

    /// Keeps what a server answers; more than that ends the transfer.
    func collectBody(atMost limit: Int) -> Body {
        let body = Body(limit: limit)
        self.body = body
        curl_set_hearing(pointer, CURLOPT_WRITEFUNCTION) { bytes, size, count, body in
            guard let bytes, let body else { return 0 }
            let piece = UnsafeRawBufferPointer(start: bytes, count: size * count)
            return Unmanaged<Body>.fromOpaque(body).takeUnretainedValue().take(piece) ? size * count : 0
        }
        curl_set_pointer(pointer, CURLOPT_WRITEDATA, Unmanaged.passUnretained(body).toOpaque())
        return body
    }

    final class Body {
        private(set) var bytes: [UInt8] = []
        private let limit: Int

        init(limit: Int) {
            self.limit = limit
        }

        fileprivate func take(_ piece: UnsafeRawBufferPointer) -> Bool {
            guard bytes.count + piece.count <= limit else { return false }
            bytes += piece
            return true
        }
    }

    private func listen() {
        curl_set_hearing(pointer, CURLOPT_HEADERFUNCTION) { bytes, size, count, listener in
            guard let bytes, let listener else { return 0 }
            let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
            Unmanaged<Transcript>.fromOpaque(listener).takeUnretainedValue().add(String(decoding: line, as: UTF8.self))
            return size * count
        }
        curl_set_pointer(pointer, CURLOPT_HEADERDATA, Unmanaged.passUnretained(transcript).toOpaque())
    }

    private func watchInterrupt() {
        let asking: curl_asking = { asked, _, _, _, _ in
            guard let asked else { return 0 }
            return Unmanaged<Interrupt>.fromOpaque(asked).takeUnretainedValue().isRaised ? 1 : 0
        }
        curl_set_asking(pointer, asking, Unmanaged.passUnretained(interrupt).toOpaque())
    }

    /// The last lines that a server said: what it can do, and why it did not let us in.
    private final class Transcript {
        private(set) var lines: [String] = []
        private static let most = 200

        func add(_ line: String) {
            if lines.count == Self.most { lines.removeFirst() }
            lines.append(line.trimmingCharacters(in: .newlines))
        }
    }
}
