import Foundation

/// A letter in a file, looked through once before it is sent: what a server must know beforehand.
struct OutgoingLetter {
    private let file: URL
    /// As it travels, every line ended by CR LF, in bytes.
    let size: Int64
    /// It has bytes beyond ASCII (RFC 6152), and that even in its head (RFC 6532).
    let isEightBit: Bool
    let hasEightBitHead: Bool

    init(at file: URL) throws(MailFault) {
        var size: Int64 = 0
        var survey = Survey()
        try Self.read(file, stuffed: false) { piece throws(MailFault) in
            size += Int64(piece.count)
            survey.look(at: piece)
        }
        self.file = file
        self.size = size
        isEightBit = survey.isEightBit
        hasEightBitHead = survey.hasEightBitHead
    }

    /// Sends exactly as many bytes as it has, which was promised; a file that somebody changed meanwhile can't be sent.
    func send(over wire: Wire) throws(MailFault) {
        var left = size
        try Self.read(file, stuffed: false) { piece throws(MailFault) in
            left -= Int64(piece.count)
            guard left >= 0 else { throw .file(.unreadable(ESTALE)) }
            try wire.send(piece)
        }
        guard left == 0 else { throw .file(.unreadable(ESTALE)) }
    }

    /// Sends it with a second dot before a dot that begins a line, for a line with a single dot will end it (RFC 5321, 4.5.2).
    func sendStuffed(over wire: Wire) throws(MailFault) {
        try Self.read(file, stuffed: true) { piece throws(MailFault) in try wire.send(piece) }
    }

    private static func read(
        _ file: URL,
        stuffed: Bool,
        _ body: (ArraySlice<UInt8>) throws(MailFault) -> Void
    ) throws(MailFault) {
        let descriptor = Foundation.open(file.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(.unreadable(errno)) }
        defer { Foundation.close(descriptor) }
        var lines = LineEnds(stuffed: stuffed)
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Foundation.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .file(.unreadable(errno)) }
            try body(count > 0 ? lines.pass(buffer[..<count])[...] : lines.end()[...])
            if count == 0 { return }
        }
    }

    private struct Survey {
        private(set) var isEightBit = false
        private(set) var hasEightBitHead = false
        private var isInHead = true
        private var lineLength = 0

        mutating func look(at piece: ArraySlice<UInt8>) {
            if isInHead { lookAtHead(piece) } else if !isEightBit { isEightBit = !piece.isASCII }
        }

        private mutating func lookAtHead(_ piece: ArraySlice<UInt8>) {
            for (place, byte) in zip(piece.indices, piece) {
                switch byte {
                case .return: break
                case .newline:
                    if lineLength == 0 {
                        isInHead = false
                        return look(at: piece[(place + 1)...])
                    }
                    lineLength = 0
                default:
                    lineLength += 1
                    if byte > 0x7F { (isEightBit, hasEightBitHead) = (true, true) }
                }
            }
        }
    }
}
