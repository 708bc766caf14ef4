import Basics

/// Who says that a contact comes from them.
package struct Sender: Sendable, Hashable {
    package var name: String
    package var email: String?
    package var phone: String?

    package init(name: String = "", email: String? = nil, phone: String? = nil) {
        self.name = name
        self.email = email
        self.phone = phone
    }

    /// - Throws: `InvalidField` when what is written can be no address or number.
    package func read() throws(InvalidField) -> KnownSender {
        let written = try Wording.line(name, of: "name", mayBeEmpty: true)
        return KnownSender(
            written: written,
            name: PersonName(written: written),
            email: try Self.read(email, of: "email", "refusal.point.email") { EmailAddress($0) },
            phone: try Self.read(phone, of: "phone", "refusal.point.phone") { PhoneNumber($0) }
        )
    }

    private static func read<Value>(
        _ text: String?,
        of field: String,
        _ complaint: TextKey,
        _ make: (String) -> Value?
    ) throws(InvalidField) -> Value? {
        guard let text, !text.allSatisfy(\.isWhitespace) else { return nil }
        guard let value = make(try Wording.line(text, of: field, atMost: 254)) else {
            throw InvalidField(field, complaint)
        }
        return value
    }
}

/// A sender whose address and number make sense.
package struct KnownSender: Sendable, Hashable {
    package let written: String
    package let name: PersonName
    package let email: EmailAddress?
    package let phone: PhoneNumber?
    /// By what somebody is known again who can't be reached.
    package let mark: String?

    init(written: String, name: PersonName, email: EmailAddress?, phone: PhoneNumber?, mark: String? = nil) {
        self.written = written
        self.name = name
        self.email = email
        self.phone = phone
        self.mark = mark
    }

    /// A sender whose address was read before.
    /// - Parameter name: one tidy line, or empty.
    package init(name: String, email: EmailAddress) {
        self.init(written: name, name: PersonName(written: name), email: email, phone: nil)
    }

    /// A sender who gives no address that mail travels to: all that bear the same mark are one.
    /// - Parameter name: one tidy line.
    package init(unreachable name: String, mark: String) {
        let mark = String(mark.lowercased().prefix(254))
        self.init(written: name, name: PersonName(written: name), email: nil, phone: nil, mark: mark)
    }

    package var isReachable: Bool { email != nil || phone != nil }

    /// How a client is called of whom no more is known than this.
    var title: String {
        if !written.isEmpty { return written }
        return email?.text ?? phone?.international ?? ""
    }
}
