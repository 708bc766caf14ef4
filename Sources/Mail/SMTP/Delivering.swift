import Basics

/// How one letter goes: envelope, letter, verdict (RFC 5321, 3.3).
extension SMTPDialogue {
    func deliver(
        _ letter: OutgoingLetter,
        from sender: EmailAddress?,
        to recipients: [EmailAddress]
    ) throws(MailFault) -> Delivery {
        let opening = try say(try mailFrom(sender, letter, to: recipients))
        guard opening.isYes else { return Delivery(outcomes: recipients.map { ($0, .init(refusal: opening)) }) }

        var outcomes: [Delivery.Outcome] = []
        for recipient in recipients { outcomes.append(try name(recipient)) }
        guard outcomes.contains(where: \.isAccepted) else {
            _ = try say("RSET")
            return Delivery(outcomes: Array(zip(recipients, outcomes)))
        }
        let verdict = try hand(letter)
        return Delivery(outcomes: zip(recipients, outcomes).map { ($0, $1.isAccepted ? verdict : $1) })
    }

    private func name(_ recipient: EmailAddress) throws(MailFault) -> Delivery.Outcome {
        guard let path = recipient.path else {
            return .refusedForGood(SMTPReply(code: 553, enhanced: "5.1.3", text: "not an address: \(recipient.text)"))
        }
        if !recipient.isASCII, !extensions.has("SMTPUTF8") {
            // As a server would say that knows of it (RFC 6531, 3.5).
            return .refusedForGood(SMTPReply(code: 553, enhanced: "5.6.7", text: "the server lacks SMTPUTF8"))
        }
        let reply = try say("RCPT TO:\(path)")
        return reply.isYes ? .accepted(reply) : .init(refusal: reply)
    }

    private func hand(_ letter: OutgoingLetter) throws(MailFault) -> Delivery.Outcome {
        let goOn = try say("DATA")
        guard goOn.code == 354 else { return .init(refusal: goOn) }
        try pour(letter)
        return switch end() {
        case .success(let reply): reply.isYes ? .accepted(reply) : .init(refusal: reply)
        case .failure(let fault): .uncertain(fault)
        }
    }

    private func mailFrom(
        _ sender: EmailAddress?,
        _ letter: OutgoingLetter,
        to recipients: [EmailAddress]
    ) throws(MailFault) -> String {
        if let largest = extensions.largest, letter.size > largest { throw .tooLarge(limit: largest) }
        guard let path = sender.map(\.path) ?? "<>" else { throw .protocolBroken("a sender that is not an address") }
        var line = "MAIL FROM:\(path)"
        if extensions.has("SIZE") { line += " SIZE=\(letter.size)" }
        if letter.isEightBit { line += try parameter(" BODY=8BITMIME", of: "8BITMIME") }
        let sayInUTF8 = letter.hasEightBitHead || !(sender?.isASCII ?? true)
        if sayInUTF8 || (extensions.has("SMTPUTF8") && !recipients.allSatisfy(\.isASCII)) {
            line += try parameter(" SMTPUTF8", of: "SMTPUTF8")
        }
        return line
    }

    private func parameter(_ text: String, of name: String) throws(MailFault) -> String {
        guard extensions.has(name) else { throw .lacks(name) }
        return text
    }
}

extension Delivery.Outcome {
    fileprivate var isAccepted: Bool {
        if case .accepted = self { true } else { false }
    }

    /// An answer that is not a yes. Neither now nor for good is nonsense, and may be otherwise tomorrow.
    fileprivate init(refusal reply: SMTPReply) {
        self = reply.isNo ? .refusedForGood(reply) : .refusedForNow(reply)
    }
}

extension EmailAddress {
    fileprivate var isASCII: Bool { text.utf8.allSatisfy { $0 < 0x80 } }

    /// As the envelope has it; nil for a text that would end the line, or the path, before its time.
    fileprivate var path: String? {
        let breaks = text.unicodeScalars.contains { $0.value <= 0x20 || $0 == "\u{7F}" || $0 == "<" || $0 == ">" }
        return breaks || text.isEmpty ? nil : "<\(text)>"
    }
}
